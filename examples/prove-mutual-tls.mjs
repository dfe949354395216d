// Makes a CA, starts the built-in server with TLS, and proves that only the right client gets in.
// Run: node examples/prove-mutual-tls.mjs
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  initCa,
  issueClient,
  issueServer,
  openCa,
  openSession,
  proofText,
  proveConnection,
  startEndpoint,
} from 'tlsql';

const folder = await mkdtemp(join(tmpdir(), 'tlsql-example-'));
try {
  const caDir = join(folder, 'ca');
  const { certificatePem } = await initCa({ dir: caDir, subject: '/O=Example/CN=Example CA' });
  const ca = openCa(caDir);
  const server = await issueServer(ca, { name: 'localhost', names: ['IP:127.0.0.1'], out: folder });
  const client = await issueClient(ca, { name: 'app' });

  const endpoint = await startEndpoint({
    variables: {
      ssl_ca: join(caDir, 'cacert.pem'),
      ssl_cert: server.files?.certificate ?? '',
      ssl_key: server.files?.key ?? '',
    },
  });
  const target = { host: '127.0.0.1', port: endpoint.port };
  const at = `127.0.0.1:${endpoint.port}`;
  const verified = { target, at, tls: 'must', verifyChain: true, verifyName: '127.0.0.1', connectMillis: 5000 };

  const admin = await openSession({ ...verified, user: 'root', password: '', material: { ca: [certificatePem] } });
  await admin.query("CREATE USER 'app'@'%' IDENTIFIED BY 'secret' REQUIRE X509");
  await admin.close();

  const report = await proveConnection({
    settings: {
      ...verified,
      user: 'app',
      password: 'secret',
      material: { ca: [certificatePem], cert: client.certificatePem, key: client.keyPem },
    },
    claim: 'mutual',
    caDir,
    caPassphraseFile: undefined,
    now: new Date(),
    onProof: () => {},
  });
  console.log(proofText(report));
  await endpoint.close();
} finally {
  await rm(folder, { recursive: true });
}
