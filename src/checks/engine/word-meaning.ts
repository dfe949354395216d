/** What words mean, in whatever program's message they stand: the likeliest fault first. */
export interface WordMeaning {
  readonly when: RegExp;
  readonly means: readonly string[];
}

export function wordMeaning(when: RegExp, ...means: string[]): WordMeaning {
  return { when, means };
}
