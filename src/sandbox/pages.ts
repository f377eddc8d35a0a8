/** Bodies that a portal, its front end or something in between answers when it does not speak REST. */
export interface RawAnswer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

const HTML = 'text/html; charset=utf-8';

export const cutPage = htmlPage(504, '504 Gateway Time-out');
export const forbiddenPage = htmlPage(403, '403 Forbidden');
export const notFoundPage = htmlPage(404, '404 Not Found');
export const tooLargePage = htmlPage(413, '413 Request Entity Too Large');

/** A PHP `\Error` that nothing caught. */
export const crashPage = htmlPage(500, '500 Internal Server Error');

export const rateBody: RawAnswer = {
  status: 503,
  type: 'application/json; charset=utf-8',
  body: '{"error":"QUERY_LIMIT_EXCEEDED","error_description":"Too many requests"}',
};

/** The answer that a fault puts in place of the portal's own. */
export function faultAnswer(kind: string): RawAnswer {
  switch (kind.replace(/-after$/, '')) {
    case 'http500':
      return crashPage;
    case 'http502':
      return htmlPage(502, '502 Bad Gateway');
    case 'http504':
      return cutPage;
    case 'html503':
      return htmlPage(503, '503 Service Temporarily Unavailable');
    case 'json503':
      return rateBody;
    case 'login-page':
      return { status: 200, type: HTML, body: LOGIN_PAGE };
    default:
      return { status: 200, type: 'application/json', body: '{"status":"ok","data":{"message":"not a portal"}}' };
  }
}

const LOGIN_PAGE = `<!DOCTYPE html>
<html><head><title>Авторизация</title></head>
<body><form method="post" action="/auth/"><input name="USER_LOGIN"><input name="USER_PASSWORD" type="password"></form></body></html>
`;

function htmlPage(status: number, title: string): RawAnswer {
  const body = `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n`;
  return { status, type: HTML, body };
}
