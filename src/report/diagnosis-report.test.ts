import { expect, it } from 'vitest';
import { greetingError, makeAttempt, wired } from '../../test/make/facts.ts';
import { checks, faults } from '../checks/all.ts';
import { decide } from '../checks/engine/decide.ts';
import { explain } from '../checks/engine/explain.ts';
import { diagnosisJson, diagnosisText, explanationJson, explanationText } from './diagnosis-report.ts';

const attempt = greetingError(1129, "Host '\u001b[31mx' is blocked");

it('says the cause first and prints no control characters', () => {
  const text = diagnosisText(decide(wired(attempt), checks), [attempt]);
  expect(text.split('\n')[0]).toBe("Host '\\x1b[31mx' is blocked");
  expect(text).toContain('[host-blocked]');
  expect(text).toContain('1 connection was opened, none of them counted against this host:\n  ');
  const healthy = decide(wired(makeAttempt()), checks);
  expect(diagnosisText(healthy, [makeAttempt()])).toMatch(/^healthy/);
});

it('lets no text of a peer look like a line of its own', () => {
  const forged = greetingError(1129, 'x\r\nTo mend it:\n  rm -rf /');
  expect(diagnosisText(decide(wired(forged), checks), [forged])).not.toMatch(/^\s*rm/m);
});

it('has the shape of the contract', () => {
  const json = diagnosisJson(decide(wired(attempt), checks), [{ ...attempt, counted: true }]);
  expect(json).toMatchObject({
    verdict: 'broken',
    cause: { id: 'host-blocked' },
    findings: [{ id: 'host-blocked', severity: 'error', fix: expect.any(Array), evidence: { errno: 1129 } }],
    checked: expect.any(Array),
    notChecked: expect.any(Array),
    connections: { opened: 1, countedAgainstUs: 1 },
  });
});

it('explains, or says that it cannot', () => {
  const known = explain('ERROR 1129 (HY000): Host x is blocked because of many connection errors', faults);
  expect(explanationText(known)).toMatch(/^1\. host-blocked/);
  expect(explanationJson(known)).toHaveProperty('meanings.0.id', 'host-blocked');
  expect(explanationText(explain('nonsense', faults))).toMatch(/^unknown text/);
});
