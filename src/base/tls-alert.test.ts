import { expect, it } from 'vitest';
import { tlsAlertByCode, tlsAlertInText, tlsAlertNamed, tlsAlerts } from './tls-alert.ts';

const check = (text: string, expected: string | undefined): void => expect(tlsAlertInText(text)?.name).toBe(expected);

it('finds the alert in texts of OpenSSL', () => {
  check('error:0A000418:SSL routines::tlsv1 alert unknown ca', 'unknown_ca');
  check(
    '40:error:0A000410:SSL routines:ssl3_read_bytes:sslv3 alert handshake failure:ssl/record/rec_layer_s3.c:1600:SSL alert number 40',
    'handshake_failure',
  );
  check('tlsv13 alert certificate required', 'certificate_required');
  check('sslv3 alert certificate expired', 'certificate_expired');
  check('certificate verify failed', undefined);
});

it('finds it in the words of other programs', () => {
  check('javax.net.ssl.SSLHandshakeException: Received fatal alert: bad_certificate', 'bad_certificate');
  check('remote error: tls: unknown certificate authority', 'unknown_ca');
  check('remote error: tls: unknown certificate', 'certificate_unknown');
  check('remote error: tls: expired certificate', 'certificate_expired');
  check("the remote party sent a TLS alert: 'HandshakeFailure'.", 'handshake_failure');
  check("sent a TLS alert: 'UnknownCA'", 'unknown_ca');
  check('received fatal alert: CertificateRequired', 'certificate_required');
  check('ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 'certificate_required');
  check('A TLS fatal alert has been received: CA is unknown', 'unknown_ca');
  check('In state connection received SERVER ALERT: Fatal - Unknown CA', 'unknown_ca');
  check('In state certify at x.erl:1999 generated CLIENT ALERT: Fatal - Unknown CA', undefined);
  check('sslv3 alert from the moon', undefined);
});

it('numbers and names are unique', () => {
  expect(new Set(tlsAlerts.map((entry) => entry.code)).size).toBe(tlsAlerts.length);
  expect(new Set(tlsAlerts.map((entry) => entry.name)).size).toBe(tlsAlerts.length);
  expect(tlsAlertByCode(48)?.name).toBe('unknown_ca');
  expect(tlsAlertByCode(255)).toBeUndefined();
});

it('knows an alert by its name alone, however it is spelt, and leaves what verifiers say', () => {
  const named = (text: string): string | undefined => tlsAlertNamed(text)?.name;
  expect(['unknown_ca', 'UnknownCA', 'Unknown CA.'].map(named)).toEqual(Array(3).fill('unknown_ca'));
  expect(named('CertificateExpired')).toBe('certificate_expired');
  expect(named('certificate expired')).toBeUndefined();
  expect(named('a bad certificate was seen')).toBeUndefined();
});
