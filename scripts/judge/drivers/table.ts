import { textTable } from '../../../src/base/text-table.ts';

/** What the doctor made of one driver's failure. */
export interface Row {
  readonly driver: string;
  readonly fault: string;
  /** The text is that of other faults as well. */
  readonly shared: boolean;
  /** Of the text alone: at which place a right meaning stands; 0: not among the first 3. */
  readonly place: number;
  readonly found: readonly string[];
  /** Of the whole look. */
  readonly cause?: 'right' | 'wrong' | 'silent';
  readonly said?: string;
  /** Whether the words of the fix, written into the program, made it connect: `mended`, or why not. */
  readonly mended?: string;
  readonly fix?: readonly string[];
}

/** One line a driver: first and among the first 3 by the text alone, the right cause by the whole look, fixes that work. */
export function tableOf(rows: readonly Row[]): string {
  const line = (name: string, own: readonly Row[]): string[] => {
    const alone = own.filter(({ shared }) => !shared);
    const looked = own.filter(({ cause }) => cause !== undefined);
    const mends = own.filter(({ mended }) => mended !== undefined);
    return [
      name,
      `${alone.filter(({ place }) => place === 1).length}/${alone.length}`,
      `${own.filter(({ place }) => place > 0).length}/${own.length}`,
      `${looked.filter(({ cause }) => cause === 'right').length}/${looked.length}`,
      String(looked.filter(({ cause }) => cause === 'wrong').length),
      `${mends.filter(({ mended }) => mended === 'mended').length}/${mends.length}`,
    ];
  };
  const names = [...new Set(rows.map(({ driver }) => driver))];
  const body = names.map((name) =>
    line(
      name,
      rows.filter(({ driver }) => driver === name),
    ),
  );
  return textTable(
    ['driver', 'first', 'among 3', 'cause right', 'wrong', 'fix works'].map((title) => ({ title })),
    [...body, line('all', rows)],
  );
}
