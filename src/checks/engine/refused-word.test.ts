import { expect, it } from 'vitest';
import { makeFacts } from '../../../test/make/facts.ts';
import { foundForeignWord, refusedWord } from './refused-word.ts';

const facts = (id: string, seen: string, at?: string) =>
  makeFacts({
    client: { program: { id }, optionsRefused: { code: 'option-unknown', seen, ...(at === undefined ? {} : { at }) } },
  });
const run = foundForeignWord(/^mariadb-/, 'is not known', () => '--ssl');

it('is about words of the command line alone', () => {
  expect(refusedWord(facts('mysql-9', 'unknown option --x'))?.seen).toBe('unknown option --x');
  expect(refusedWord(facts('mysql-9', 'unknown option --x', '/etc/my.cnf:1'))).toBeUndefined();
});

it('names the word and what stands for it', () => {
  expect(run(facts('mariadb-11', 'unknown option --ssl-mode=REQUIRED'))[0]).toMatchObject({
    what: "the command line has '--ssl-mode=REQUIRED', which is not known",
    evidence: { instead: '--ssl' },
  });
  expect(run(facts('mysql-9', 'unknown option --ssl-mode=REQUIRED'))).toEqual([]);
  expect(run(facts('mariadb-11', 'unknown option --ssl-mod'))).toEqual([]);
});
