import { expect, it } from 'vitest';
import { weightedLines } from './innermost.ts';

it('weights the innermost cause most and drops the frames', () => {
  const lines = weightedLines(
    [
      'com.mysql.cj.jdbc.exceptions.CommunicationsException: Communications link failure',
      '\tat com.mysql.cj.jdbc.ConnectionImpl.connect(ConnectionImpl.java:12)',
      'Caused by: javax.net.ssl.SSLHandshakeException: PKIX path building failed',
      '\t... 12 more',
      'Caused by: sun.security.provider.certpath.SunCertPathBuilderException: no path',
    ].join('\n'),
  );
  expect(lines.map(({ text }) => text.split(':')[0])).toEqual([
    'com.mysql.cj.jdbc.exceptions.CommunicationsException',
    'javax.net.ssl.SSLHandshakeException',
    'sun.security.provider.certpath.SunCertPathBuilderException',
  ]);
  expect(lines.map(({ weight }) => weight)).toEqual([0.75, 0.875, 1]);
});

it('treats lines alike when nothing is nested, and bounds what it reads', () => {
  expect(weightedLines('a\nb').map(({ weight }) => weight)).toEqual([1, 1]);
  expect(weightedLines('x\n'.repeat(10_000))).toHaveLength(2000);
  expect(weightedLines('y'.repeat(100_000))[0]?.text).toHaveLength(4000);
});
