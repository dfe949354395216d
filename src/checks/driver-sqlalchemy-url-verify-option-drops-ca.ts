import type { Check } from './engine/check.ts';
import { foundDriver } from './engine/driver-found.ts';

export const check: Check = {
  id: 'driver-sqlalchemy-url-verify-option-drops-ca',
  family: 'clients-drivers',
  title: 'SQLAlchemy + PyMySQL: ssl_verify_identity=true in the URL drops CA and client certificate',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files'],
  leadsTo: ['session-unverified', 'client-cert-missing'],
  versions: 'SQLAlchemy 1.4-2.1 with PyMySQL 1.x URLs.',
  symptoms: [
    {
      where: 'driver SQLAlchemy 2.1.1 mysql+pymysql ?ssl_ca=WRONG&ssl_verify_identity=true',
      text: "OK ('Ssl_cipher', 'TLS_AES_256_GCM_SHA384') — wrong CA accepted",
    },
    {
      where: 'driver SQLAlchemy 2.1.1 mysql+pymysql ?ssl_ca=RIGHT&ssl_verify_cert=true',
      text: "(2003, \"Can't connect to MySQL server on '127.0.0.1' ([SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: self-signed certificate in certificate chain (_ssl.c:1006))\") — right CA refused",
    },
    {
      where:
        'driver same, X509 account, ?ssl_ca&ssl_cert&ssl_key&ssl_verify_identity=true; driver SQLAlchemy 2.1.1 + PyMySQL, URL with ssl_cert, ssl_key and ssl_verify_identity=true',
      text: "(1045, \"Access denied for user 'x'@'localhost' (using password: YES)\")",
    },
  ],
  why: "The dialect moves ssl_ca, ssl_cert, ssl_key, ssl_capath, ssl_cipher, ssl_check_hostname from the URL into an ssl={} dict but passes ssl_verify_* through as keywords; PyMySQL then rebuilds ssl from the flat keywords alone ({'ca': None, …}) and discards the dict. Without a CA its context is CERT_NONE, no name check.",
  proof:
    'Static: URL has ssl_ca (or ssl_cert) and any ssl_verify_*. Online: same URL with a foreign CA still connects.',
  fix: [
    'use the dict only: ?ssl_ca=/etc/app/ca.pem (verifies chain and name), no ssl_verify_* in the URL',
    "or create_engine(url, connect_args={'ssl':{'ca':'/etc/app/ca.pem','cert':'…','key':'…'}})",
    'check: ?ssl_ca=WRONG must fail',
  ],
  lookAlikes: ['driver-ca-given-not-verified', 'require-x509-no-client-cert'],
  reads: ['client.driver'],
  run: foundDriver('driver-sqlalchemy-url-verify-option-drops-ca'),
};
