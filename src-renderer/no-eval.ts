/** Imported before any schema: zod would try to make code of text, which the content security policy reports. */
import { config } from 'zod';

config({ jitless: true });
