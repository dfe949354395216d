/** Something that is or was not right with a CA folder. */
export interface CaFinding {
  /** Kebab-case. */
  readonly id: string;
  readonly severity: 'error' | 'warning' | 'notice';
  /** One clause. */
  readonly what: string;
  /** What to type or do; empty where it was mended. */
  readonly fix: readonly string[];
}
