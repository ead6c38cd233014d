/** The migrations in order. The n-th brings a case file to format n, which is its `user_version`. */
import { initial } from './0001-initial';
import { caseLocks } from './0002-case-locks';

export type Migrations = readonly string[];

export const MIGRATIONS: Migrations = [initial, caseLocks];
