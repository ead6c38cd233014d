// What npm start hands to the app, and what of the app's own chatter it leaves out.

/** Flags whose value is a path. */
const PATH_FLAG = /^(--(?:screenshot|user-data-dir)=)(.+)$/;

/**
 * @param {readonly string[]} given what the user typed after `npm start --`
 * @param {{ resolve: (path: string) => string, picture: string | undefined }} how
 *   resolve: npm has changed the folder, so a relative path means the one the user typed it in;
 *   picture: where to write one of the window, without a display
 */
export function appArguments(given, { resolve, picture }) {
  const args = given.map((argument) => {
    const flag = PATH_FLAG.exec(argument);
    if (flag) return `${flag[1] ?? ''}${resolve(flag[2] ?? '')}`;
    return argument.startsWith('-') ? argument : resolve(argument);
  });
  const opensSomething = given.some((argument) => !argument.startsWith('-'));
  const pictures = given.some((argument) => argument.startsWith('--screenshot='));
  return [
    ...args,
    ...(opensSomething || given.includes('--sample') ? [] : ['--sample']),
    ...(picture !== undefined && !pictures ? [`--screenshot=${picture}`] : []),
  ];
}

/** What Chromium complains of on every machine without a desktop session or a graphics card. */
const NOISE =
  /:(?:ERROR|WARNING):(?:[a-z_/]+\/)?(?:bus|object_proxy|viz_main_impl|gl_\w+|angle_\w+|gpu_\w+|sandbox_linux|vaapi_\w+|shared_image_\w+|one_copy_\w+)\.cc\b/;

/** @param {string} line */
export function isNoise(line) {
  return NOISE.test(line);
}
