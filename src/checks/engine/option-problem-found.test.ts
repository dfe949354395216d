import { expect, it } from 'vitest';
import { clientWith } from '../../../test/make/options.ts';
import { foundProblems, groupLine } from './option-problem-found.ts';

it('says what stops the program', () => {
  const [found] = foundProblems(['option-without-group'], (problem) => [groupLine(problem, 'client')])(
    clientWith('ssl-ca=/x\n'),
  );
  expect(found?.what).toContain('/etc/my.cnf line 1');
  expect(found?.what).toContain('the client stops here');
  expect(found?.fix?.[0]).toBe(`sed -i '1i [client]' /etc/my.cnf`);
});
