import type { CodeRow } from './row.ts';

export const portalCodes = {
  PORTAL_URL_WRONG: {
    en: {
      text: 'the portal address is not a URL',
      help: 'give a webhook such as https://NAME.bitrix24.com/rest/1/SECRET/, or the address NAME.bitrix24.com together with a token',
    },
    ru: {
      text: 'адрес портала не похож на URL',
      help: 'укажите вебхук вида https://ИМЯ.bitrix24.ru/rest/1/СЕКРЕТ/ или адрес ИМЯ.bitrix24.ru вместе с токеном',
    },
  },
  PORTAL_NOT_A_WEBHOOK: {
    en: {
      text: 'the address of {host} is not a webhook, and there is no token',
      help: 'give the whole webhook (https://{host}/rest/USER/SECRET/), or set a token as well',
    },
    ru: {
      text: 'адрес портала {host} — не вебхук, а токен не задан',
      help: 'укажите вебхук целиком (https://{host}/rest/ПОЛЬЗОВАТЕЛЬ/СЕКРЕТ/) или задайте ещё и токен',
    },
  },
  PORTAL_NOT_HTTPS: {
    en: {
      text: '{host} must be called through https: a webhook sent in the clear is a webhook given away',
      help: 'write https:// in the portal URL; http:// works for this machine only',
    },
    ru: {
      text: 'к {host} нужно обращаться по https: вебхук, отправленный открыто, — это отданный вебхук',
      help: 'укажите https:// в адресе портала; http:// годится только для этой же машины',
    },
  },
  CREDENTIALS_WRONG: {
    en: {
      text: 'the portal does not accept this webhook or token ({code}); nothing was changed',
      help: 'check that it was copied whole and was not deleted, changed or expired (Developer resources → Other → Inbound webhook)',
    },
    ru: {
      text: 'портал не принимает этот вебхук или токен ({code}); ничего не изменено',
      help: 'проверьте, что он скопирован целиком, не удалён, не изменён и не просрочен («Разработчикам → Другое → Входящий вебхук»)',
    },
  },
  SCOPE_MISSING: {
    en: {
      text: 'the webhook or application has no right to call {method}: the scope "{scope}" is missing; the call changed nothing',
      help: 'tick "{scope}" in the settings of the webhook or application, then run again',
    },
    ru: {
      text: 'у вебхука или приложения нет права вызывать {method}: не хватает «{scope}»; вызов ничего не изменил',
      help: 'отметьте «{scope}» в настройках вебхука или приложения и запустите снова',
    },
  },
  TOKEN_EXPIRED: {
    en: {
      text: 'the access token has expired, and there is nothing to renew it with; nothing was changed by this call',
      help: 'give a fresh token, or the OAuth settings (client id, client secret, refresh token), or use a webhook',
    },
    ru: {
      text: 'токен доступа просрочен, и обновить его нечем; этот вызов ничего не изменил',
      help: 'укажите новый токен или настройки OAuth (client id, client secret, refresh token) либо используйте вебхук',
    },
  },
  TOKEN_NOT_RENEWED: {
    en: {
      text: 'the access token has expired and was not renewed: the authorization server says "{code}"; nothing was changed by this call',
      help: 'install the application again, or take a new refresh token; a refresh token works once and for 180 days',
    },
    ru: {
      text: 'токен доступа просрочен и не обновлён: сервер авторизации отвечает «{code}»; этот вызов ничего не изменил',
      help: 'установите приложение заново или получите новый refresh token: он действует один раз и не дольше 180 дней',
    },
  },
  ACCOUNT_REFUSED: {
    en: {
      text: 'the portal does not let this user or application in ({code}); nothing was changed',
      help: 'the user must be active and allowed to use the application, and the application must be installed',
    },
    ru: {
      text: 'портал не пускает этого пользователя или приложение ({code}); ничего не изменено',
      help: 'пользователь должен быть активен и иметь доступ к приложению, а приложение — установлено',
    },
  },
  LICENCE_MISSING: {
    en: {
      text: "REST is not part of this portal's plan ({code}); nothing was changed",
      help: 'webhooks and applications need a commercial plan or a subscription',
    },
    ru: {
      text: 'REST не входит в тариф этого портала ({code}); ничего не изменено',
      help: 'вебхукам и приложениям нужен коммерческий тариф или подписка',
    },
  },
  PORTAL_DELETED: {
    en: { text: 'the portal was deleted or closed; nothing was changed', help: 'check the portal address' },
    ru: { text: 'портал удалён или закрыт; ничего не изменено', help: 'проверьте адрес портала' },
  },
  PORTAL_BLOCKED: {
    en: {
      text: 'Bitrix24 has blocked the REST of this portal for overload; nothing was changed',
      help: 'wait, and ask the support of Bitrix24 if it lasts',
    },
    ru: {
      text: 'Битрикс24 заблокировал REST этого портала из-за перегрузки; ничего не изменено',
      help: 'подождите; если это надолго, обратитесь в поддержку Битрикс24',
    },
  },
  AUTH_SERVER_UNREACHABLE: {
    en: {
      text: 'the access token has expired, and the authorization server {host} gives no answer; the call changed nothing',
      help: 'check the network, then run again',
    },
    ru: {
      text: 'токен доступа просрочен, а сервер авторизации {host} не отвечает; вызов ничего не изменил',
      help: 'проверьте сеть и запустите снова',
    },
  },
  AUTH_SERVER_DOWN: {
    en: {
      text: 'the portal cannot reach its authorization server; the call changed nothing',
      help: 'run again later',
    },
    ru: { text: 'портал не может связаться с сервером авторизации; вызов ничего не изменил', help: 'запустите позже' },
  },
  METHOD_UNKNOWN: {
    en: {
      text: 'the portal has no method {method}; the call changed nothing',
      help: 'check the portal URL; a self-hosted portal may need an update of its modules',
    },
    ru: {
      text: 'на портале нет метода {method}; вызов ничего не изменил',
      help: 'проверьте адрес портала; коробочному порталу может быть нужно обновление модулей',
    },
  },
  TOO_MANY_REQUESTS: {
    en: {
      text: 'the portal kept refusing requests as too many; the call changed nothing',
      help: 'other programs at this address may be using up the limit: run again later',
    },
    ru: {
      text: 'портал всё время отвечал, что запросов слишком много; вызов ничего не изменил',
      help: 'возможно, лимит тратят другие программы с этого адреса: запустите позже',
    },
  },
  OPERATING_SPENT: {
    en: {
      text: 'the operating time of {method} on this portal is used up; the call changed nothing',
      help: 'Bitrix24 gives each method some minutes in every ten: run again later, and only the rest will be done',
    },
    ru: {
      text: 'время работы метода {method} на этом портале исчерпано; вызов ничего не изменил',
      help: 'Битрикс24 даёт каждому методу несколько минут из десяти: запустите позже, будет сделано только оставшееся',
    },
  },
  WAIT_TOO_LONG: {
    en: {
      text: 'the portal can be asked again only in {seconds} s, longer than --max-wait allows; the call was not sent',
      help: 'run again later, and only the rest will be done; or allow longer waits with --max-wait',
    },
    ru: {
      text: 'спросить портал снова можно только через {seconds} с — дольше, чем разрешает --max-wait; вызов не отправлен',
      help: 'запустите позже, будет сделано только оставшееся; или разрешите ждать дольше: --max-wait',
    },
  },
  WAITING_OPERATING: {
    en: { text: '{method} has used up its operating time on the portal; its calls go on in {seconds} s' },
    ru: { text: 'метод {method} исчерпал время работы на портале; его вызовы продолжатся через {seconds} с' },
  },
  WAITING_PORTAL: {
    en: { text: 'the portal asks for a pause; everything goes on in {seconds} s' },
    ru: { text: 'портал просит паузу; всё продолжится через {seconds} с' },
  },
  PORTAL_UNREACHABLE: {
    en: {
      text: 'no connection to {host} ({detail}); nothing was sent',
      help: 'check the network and the portal address, then run again',
    },
    ru: {
      text: 'нет соединения с {host} ({detail}); ничего не отправлено',
      help: 'проверьте сеть и адрес портала, затем запустите снова',
    },
  },
  HOST_UNKNOWN: {
    en: { text: 'there is no host {host}; nothing was sent', help: 'check the portal address' },
    ru: { text: 'хост {host} не существует; ничего не отправлено', help: 'проверьте адрес портала' },
  },
  TLS_FAILED: {
    en: {
      text: 'no trustworthy connection to {host} ({detail}); nothing was sent',
      help: 'for a self-hosted portal with its own authority set NODE_EXTRA_CA_CERTS; checks are never switched off',
    },
    ru: {
      text: 'нет надёжного соединения с {host} ({detail}); ничего не отправлено',
      help: 'для коробки со своим центром сертификации задайте NODE_EXTRA_CA_CERTS; проверка не отключается',
    },
  },
  TLS_SELF_SIGNED: {
    en: {
      text: '{host} shows a certificate that no known authority has signed ({detail}); nothing was sent',
      help: 'save the certificate of the portal or of your authority as a file and set NODE_EXTRA_CA_CERTS to its path; checks are never switched off',
    },
    ru: {
      text: 'сертификат {host} не подписан известным центром ({detail}); ничего не отправлено',
      help: 'сохраните сертификат портала или своего центра в файл и укажите путь к нему в NODE_EXTRA_CA_CERTS; проверка не отключается',
    },
  },
  TLS_EXPIRED: {
    en: {
      text: 'the certificate of {host} has expired ({detail}); nothing was sent',
      help: 'renew it on the portal, and check the clock of this machine',
    },
    ru: {
      text: 'срок сертификата {host} истёк ({detail}); ничего не отправлено',
      help: 'обновите его на портале и проверьте часы этой машины',
    },
  },
  TLS_OTHER_NAME: {
    en: {
      text: 'the certificate at {host} is made out to another name ({detail}); nothing was sent',
      help: 'write the address that the certificate names, as a browser opens it',
    },
    ru: {
      text: 'сертификат на {host} выдан на другое имя ({detail}); ничего не отправлено',
      help: 'укажите адрес, на который выдан сертификат, как его открывает браузер',
    },
  },
  HTTPS_REQUIRED: {
    en: {
      text: '{host} says "Https required": the request reached the portal without TLS; nothing was changed',
      help: 'write https:// in the address; a proxy that takes TLS off has to tell the portal so, by "X-Forwarded-Proto: https" and HTTPS=on for PHP',
    },
    ru: {
      text: '{host} отвечает «Https required»: запрос дошёл до портала без TLS; ничего не изменено',
      help: 'укажите в адресе https://; прокси, который снимает TLS, должен сообщать об этом порталу: «X-Forwarded-Proto: https» и HTTPS=on для PHP',
    },
  },
  HOST_REFUSED: {
    en: {
      text: 'a request would go to {host}, which PROVISION_HOSTS does not name; nothing was sent',
      help: 'add the host to PROVISION_HOSTS if it is meant',
    },
    ru: {
      text: 'запрос ушёл бы на {host}, а в PROVISION_HOSTS его нет; ничего не отправлено',
      help: 'добавьте хост в PROVISION_HOSTS, если он нужен',
    },
  },
  PROXY_FAILED: {
    en: {
      text: 'the proxy of HTTPS_PROXY does not let us through to {host}; nothing was sent',
      help: 'check HTTPS_PROXY and its credentials, or name the portal in NO_PROXY',
    },
    ru: {
      text: 'прокси из HTTPS_PROXY не пропускает к {host}; ничего не отправлено',
      help: 'проверьте HTTPS_PROXY и его пароль или укажите портал в NO_PROXY',
    },
  },
  PROXY_SOCKS: {
    en: {
      text: 'HTTPS_PROXY names a SOCKS proxy, which is not supported; nothing was sent',
      help: 'give an HTTP proxy as http://HOST:PORT, or unset it',
    },
    ru: {
      text: 'в HTTPS_PROXY прокси SOCKS, он не поддерживается; ничего не отправлено',
      help: 'укажите HTTP-прокси в виде http://ХОСТ:ПОРТ или уберите',
    },
  },
  PROXY_FORM: {
    en: {
      text: 'HTTPS_PROXY is not the address of a proxy; nothing was sent',
      help: 'write it as http://HOST:PORT, or unset it',
    },
    ru: {
      text: 'в HTTPS_PROXY не адрес прокси; ничего не отправлено',
      help: 'укажите в виде http://ХОСТ:ПОРТ или уберите',
    },
  },
  CONNECTION_LOST: {
    en: {
      text: 'the connection to {host} broke before the answer to {method} came ({detail})',
      help: 'its outcome is found out by looking; what may have been done is never sent twice',
    },
    ru: {
      text: 'соединение с {host} оборвалось до ответа на {method} ({detail})',
      help: 'что из этого вышло, выясняется чтением; то, что могло выполниться, дважды не отправляется',
    },
  },
  ANSWER_LATE: {
    en: {
      text: 'no answer to {method} came from {host} in time ({detail})',
      help: 'its outcome is found out by looking; what may have been done is never sent twice',
    },
    ru: {
      text: 'ответ на {method} не пришёл от {host} вовремя ({detail})',
      help: 'что из этого вышло, выясняется чтением; то, что могло выполниться, дважды не отправляется',
    },
  },
  ANSWER_UNREADABLE: {
    en: {
      text: '{host} answered {method} with something that is not an answer of Bitrix24 (HTTP {status}, {what})',
      help: 'open the portal address in a browser if this goes on: a login page, a proxy or another site may stand there; what may have been done is never sent twice',
    },
    ru: {
      text: '{host} ответил на {method} не так, как отвечает Битрикс24 (HTTP {status}, {what})',
      help: 'если это повторяется, откройте адрес портала в браузере: там может быть страница входа, прокси или другой сайт; то, что могло выполниться, дважды не отправляется',
    },
  },
  PORTAL_FAILED: {
    en: {
      text: 'the portal failed while working on {method} ({code}, HTTP {status})',
      help: 'its outcome is found out by looking; what may have been done is never sent twice',
    },
    ru: {
      text: 'на портале произошёл сбой при выполнении {method} ({code}, HTTP {status})',
      help: 'что из этого вышло, выясняется чтением; то, что могло выполниться, дважды не отправляется',
    },
  },
  COMMAND_SKIPPED: {
    en: {
      text: 'the portal left {method} out of its answer to a batch',
      help: 'its outcome is found out by looking; what may have been done is never sent twice',
    },
    ru: {
      text: 'портал не упомянул {method} в ответе на пакет вызовов',
      help: 'что из этого вышло, выясняется чтением; то, что могло выполниться, дважды не отправляется',
    },
  },
  REQUEST_REFUSED: {
    en: {
      text: '{host} turned {method} away before Bitrix24 saw it (HTTP {status}); the call changed nothing',
      help: 'a firewall, a proxy or a limit of the web server may stand before the portal',
    },
    ru: {
      text: '{host} отклонил {method} ещё до Битрикс24 (HTTP {status}); вызов ничего не изменил',
      help: 'перед порталом может стоять межсетевой экран, прокси или ограничение веб-сервера',
    },
  },
  REDIRECT_REFUSED: {
    en: {
      text: '{host} redirects {method} to another place than this method of another portal address; the call changed nothing',
      help: 'check the portal address in a browser and write the new one into the config',
    },
    ru: {
      text: '{host} перенаправляет {method} не на тот же метод по другому адресу портала; вызов ничего не изменил',
      help: 'откройте адрес портала в браузере и укажите в конфиге новый',
    },
  },
  PORTAL_MOVED: {
    en: {
      text: 'the portal {from} has moved to {to}; going on there',
      help: 'write the new address into the config',
    },
    ru: { text: 'портал {from} переехал на {to}; продолжаем там', help: 'укажите новый адрес в конфиге' },
  },
  PORTAL_TIMELESS: {
    en: { text: 'the portal does not tell its time, by which lost calls are found again' },
    ru: { text: 'портал не сообщает своё время, по которому находятся потерянные вызовы' },
  },
  OUTCOME_UNKNOWN: {
    en: {
      text: '{method} may or may not have taken effect: {why}',
      help: 'look on the portal before you send it again',
    },
    ru: {
      text: 'неизвестно, выполнен ли {method}: {why}',
      help: 'посмотрите на портале, прежде чем отправлять снова',
    },
  },
  CALL_NOT_PREPARED: {
    en: { text: 'a call of {method} could not be prepared and was not sent: {reason}' },
    ru: { text: 'вызов {method} не удалось подготовить, он не отправлен: {reason}' },
  },
  CALL_WITHDRAWN: {
    en: { text: 'the call of {method} was withdrawn before it was sent' },
    ru: { text: 'вызов {method} отозван до отправки' },
  },
  CALL_GIVEN_UP: {
    en: {
      text: 'the run ended before the answer to {method} came',
      help: 'its outcome is found out by looking; what may have been done is never sent twice',
    },
    ru: {
      text: 'запуск завершён до ответа на {method}',
      help: 'что из этого вышло, выясняется чтением; то, что могло выполниться, дважды не отправляется',
    },
  },
} as const satisfies Record<string, CodeRow>;
