import { expect, it } from 'vitest';
import type { OptionLine } from '../optionfile/read-option-lines.ts';
import { withFileOptions } from './connect-file-options.ts';

const line = (name: string, value: string | null = null): OptionLine => ({
  name,
  value,
  origin: { kind: 'file', file: '/my.cnf', line: 3, group: 'client' },
});

function read(lines: OptionLine[], given: { name: string; value: string | boolean }[] = []) {
  const notes: string[] = [];
  const origin = { kind: 'argument', index: 0 } as const;
  const { options, given: all } = withFileOptions(
    given.map((option) => ({ ...option, origin })),
    lines,
    (note) => notes.push(note),
  );
  return { options, notes, all };
}

it("takes connect's own options from files, and the command line's after them", () => {
  const { options, all } = read(
    [line('safe-updates'), line('prompt', 'a> '), line('pager', 'less'), line('verbose'), line('execute', 'DROP')],
    [
      { name: 'prompt', value: 'b> ' },
      { name: 'verbose', value: true },
    ],
  );
  expect(options).toMatchObject({ 'safe-updates': true, prompt: 'b> ', pager: 'less', execute: [] });
  expect(all.filter(({ name }) => name === 'verbose')).toHaveLength(2);
});

it('says what nobody knows, and nothing of what other clients know', () => {
  expect(
    read([line('ssl_caa', 'x'), line('loose-nope'), line('single-transaction'), line('skip-opt'), line('skip-ssl')])
      .notes,
  ).toEqual(['ssl_caa in /my.cnf:3 is ignored: there is no such option; did you mean ssl-ca?']);
});
