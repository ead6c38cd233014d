/** Words inside the window. */
export const window = {} as const;
