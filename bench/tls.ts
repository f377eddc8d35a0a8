import { Agent, request as httpRequest } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { selfSigned } from '../src/sandbox/certificate.ts';

/** A door to the portal for clients that speak https only. */
export interface TlsDoor {
  readonly webhookUrl: string;
  /** The certificate to be trusted, PEM. */
  readonly certificate: string;
}

/** Opens a port on loopback that ends TLS and hands every request on as it is. */
export async function startTls(webhookUrl: string): Promise<TlsDoor> {
  const { cert, key } = selfSigned(['localhost']);
  const { hostname, port, pathname } = new URL(webhookUrl);
  const agent = new Agent({ keepAlive: true });
  const server = createServer({ cert, key }, (incoming, outgoing) => {
    const { method, headers, url: path } = incoming;
    const onward = httpRequest({ hostname, port, method, headers, path, agent }, (reply) => {
      outgoing.writeHead(reply.statusCode ?? 502, reply.headers);
      reply.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { webhookUrl: `https://localhost:${(server.address() as AddressInfo).port}${pathname}`, certificate: cert };
}
