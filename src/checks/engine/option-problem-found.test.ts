import { expect, it } from 'vitest';
import { fixOf } from '../../../test/make/finds.ts';
import { clientWith } from '../../../test/make/options.ts';
import { foundProblems, groupLine } from './option-problem-found.ts';

it('says what stops the program', () => {
  const facts = clientWith('ssl-ca=/x\n');
  const [found] = foundProblems(['option-without-group'], (problem) => [groupLine(problem, 'client')])(facts);
  expect(found?.what).toContain('/etc/my.cnf line 1');
  expect(found?.what).toContain('the client stops here');
  expect(fixOf(found, facts)[0]).toBe(`sed -i --follow-symlinks '1i [client]' /etc/my.cnf`);
});
