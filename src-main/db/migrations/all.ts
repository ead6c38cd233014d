/** The migrations in order. The n-th brings a case file to format n, which is its `user_version`. */
import { initial } from './0001-initial';

export type Migrations = readonly string[];

export const MIGRATIONS: Migrations = [initial];
