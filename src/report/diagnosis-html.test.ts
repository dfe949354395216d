import { expect, it } from 'vitest';
import { greetingError, makeAttempt, wired } from '../../test/make/facts.ts';
import { checks } from '../checks/all.ts';
import { decide } from '../checks/engine/decide.ts';
import { diagnosisHtml } from './diagnosis-html.ts';

const page = { time: new Date('2026-06-01T12:00:00Z'), version: '0.1.0' };

it('is one page with the cause, and whatever a server says stays text', () => {
  const attempt = greetingError(1129, `Host '<script src=//x>"\u001b[31m&' is blocked`);
  const html = diagnosisHtml(decide(wired(attempt), checks), [attempt], page);
  expect(html).toMatch(/^<!doctype html>/);
  expect(html).toContain(
    '<h1 class="broken">Host &#39;&lt;script src=//x&gt;&quot;\\x1b[31m&amp;&#39; is blocked</h1>',
  );
  expect(html).toContain('host-blocked');
  expect(html).toContain('<td>192.0.2.1:3306</td>');
  expect(html).not.toMatch(/<script|<link|<img|\bhref=|url\(|@import/i);
});

it('lists what evidence lists', () => {
  const seen = decide(wired(greetingError(1129, 'x')), checks);
  const cause = seen.cause === null ? null : { ...seen.cause, evidence: { hosts: ['a<b', 'c'] } };
  expect(diagnosisHtml({ ...seen, cause }, [], page)).toContain('<td>hosts</td><td>a&lt;b | c</td>');
});

it('says that all is well', () => {
  const html = diagnosisHtml(decide(wired(makeAttempt()), checks), [makeAttempt()], page);
  expect(html).toContain('<h1 class="healthy">');
});
