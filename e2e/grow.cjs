// A worker that takes more memory than it may, and its time, before it begins. Its own module comes as the last argument.
const ballast = Buffer.alloc(600 * 1024 * 1024, 1);
Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5000);
void import(process.argv.at(-1) ?? '').then(() => ballast);
