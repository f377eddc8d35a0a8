import { createServer as createPlainServer, type RequestListener, type Server } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { afterEach } from 'vitest';
import { selfSigned } from '../../src/sandbox/certificate.ts';

const closers: (() => void)[] = [];

afterEach(() => {
  for (const close of closers.splice(0)) close();
});

const { cert, key } = selfSigned(['pictures.example', 'other.example', 'unresolved.example']);

/** The certificate that the server shows. */
export const ca = cert;

/** An HTTPS server on loopback for all hosts of the certificate; gives its port. */
export function serve(listener: RequestListener): Promise<number> {
  return listen(createServer({ cert, key }, listener));
}

/** An HTTP server on loopback; gives its port. */
export function servePlainly(listener: RequestListener): Promise<number> {
  return listen(createPlainServer(listener));
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

/** A proxy on loopback that leads every tunnel to one port and notes where it was asked to lead. */
export async function proxyTo(port: number): Promise<{ readonly url: string; readonly asked: readonly string[] }> {
  const asked: string[] = [];
  const server = createPlainServer();
  server.on('connect', (request, socket, head) => {
    asked.push(request.url ?? '');
    const tunnel = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      tunnel.write(head);
      tunnel.pipe(socket).pipe(tunnel);
    });
    tunnel.on('error', () => socket.destroy());
    socket.on('error', () => tunnel.destroy());
    closers.push(() => tunnel.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}
