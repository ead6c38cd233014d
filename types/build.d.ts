// Values that the build writes into the code (electron.vite.config.ts, vitest.config.ts).

/** The version in package.json, printed in reports and in "About". */
declare const __APP_VERSION__: string;
