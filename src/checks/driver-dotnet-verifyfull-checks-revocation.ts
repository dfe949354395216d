import type { Fault } from './engine/check.ts';

export const check: Fault = {
  id: 'driver-dotnet-verifyfull-checks-revocation',
  family: 'clients-drivers',
  title: 'MySqlConnector VerifyFull checks revocation online and fails in closed networks',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files', 'wire'],
  leadsTo: ['server-cert-refused'],
  versions: 'MySqlConnector 2.x on Linux/Windows, .NET 6-9; VerifyCA works.',
  symptoms: [
    {
      where: 'driver .NET MySqlConnector 2.x SslMode=VerifyFull',
      text: 'System.Security.Authentication.AuthenticationException: The remote certificate was rejected by the provided RemoteCertificateValidationCallback.',
    },
  ],
  why: 'VerifyFull sets CertificateRevocationCheckMode=Online; certificates without CRL/OCSP pointers or hosts without Internet give an unknown revocation status and a rejection.',
  proof:
    'VerifyCA succeeds and the name matches the SAN, VerifyFull fails; leaf has no or unreachable CRL distribution point. The doctor asks nobody for the revocation: where it verifies chain and name and the driver does not, the text tells (`--explain`).',
  fix: [
    'SslMode=VerifyCA;SslCa=/etc/app/ca.pem plus REQUIRE X509, or UseRemoteCertificateValidationCallback in code',
    'client certificate: SslCert=/etc/app/client.pem;SslKey=/etc/app/client-key.pem (PEM) or CertificateFile=/etc/app/client.pfx;CertificatePassword=…',
  ],
  lookAlikes: ['host-name-mismatch', 'server-cert-unknown-ca'],
};
