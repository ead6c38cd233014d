/** Words of native dialogs and of the window's frame. */
export const app = {} as const;
