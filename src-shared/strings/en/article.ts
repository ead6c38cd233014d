/** Words of the article view and the rationale editor. */
export const article = {} as const;
