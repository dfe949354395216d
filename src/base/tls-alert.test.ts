import { expect, it } from 'vitest';
import { tlsAlertByCode, tlsAlertInText, tlsAlerts } from './tls-alert.ts';

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

it('numbers and names are unique', () => {
  expect(new Set(tlsAlerts.map((entry) => entry.code)).size).toBe(tlsAlerts.length);
  expect(new Set(tlsAlerts.map((entry) => entry.name)).size).toBe(tlsAlerts.length);
  expect(tlsAlertByCode(48)?.name).toBe('unknown_ca');
  expect(tlsAlertByCode(255)).toBeUndefined();
});
