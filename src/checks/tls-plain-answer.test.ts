import { expect, it } from 'vitest';
import { failedTls, wired } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import { check } from './tls-plain-answer.ts';

it('fires: no TLS record', () => {
  finds(check, wired(failedTls({ error: { code: 'E', text: 'wrong version number' } })), 1);
});

it('is silent: an alert, which is TLS', () => {
  finds(check, wired(failedTls({ alertReceived: { code: 40, name: 'x', fatal: true } })), 0);
});

it('says what the plain answer was', () => {
  const refused = {
    ...failedTls({
      plainAnswer: { bytes: new Uint8Array(), error: { errno: 9002, text: 'SSL connection is required' } },
    }),
    purpose: 'tls-refusal' as const,
  };
  const [found] = finds(
    check,
    wired(
      failedTls({ error: { code: 'E', text: '1:error:0A00010B:SSL routines::wrong version number:f.c:1:' } }),
      refused,
    ),
    1,
  );
  expect(found?.what).toMatch(
    /answers the request for TLS with an error in plain text: 9002 SSL connection is required$/,
  );
});

it('takes "Bad handshake" for no reason', () => {
  const refused = {
    ...failedTls({ plainAnswer: { bytes: new Uint8Array(), error: { errno: 1043, text: 'Bad handshake' } } }),
    purpose: 'tls-refusal' as const,
  };
  const failed = failedTls({ error: { code: 'E', text: 'wrong version number' } });
  expect(finds(check, wired(failed, refused), 1)[0]?.generic).toBe(true);
});

it('shows whose words they are that are no packet', () => {
  const bytes = Buffer.from('HTTP/1.1 403 Forbidden\r\nServer: proxy\r\n');
  const refused = { ...failedTls({ plainAnswer: { bytes } }), purpose: 'tls-refusal' as const };
  const failed = failedTls({ error: { code: 'E', text: 'wrong version number' } });
  const [found] = finds(check, wired(failed, refused), 1);
  expect(found?.evidence.firstLine).toBe('HTTP/1.1 403 Forbidden');
});
