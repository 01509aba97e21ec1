"use strict";

const page = document.getElementById("docs");

SwaggerUIBundle({
  url: page.dataset.schema,
  domNode: page,
  deepLinking: true,
  docExpansion: "none",
  defaultModelsExpandDepth: 0,
  displayRequestDuration: true,
  filter: true,
  persistAuthorization: false,
  tryItOutEnabled: true,
  validatorUrl: null,
  requestInterceptor: withCsrfToken,
});

/** An admin's session may write from here too. */
function withCsrfToken(request) {
  const token = document.cookie.match(/(?:^|; )(?:__Host-)?csrftoken=([^;]+)/);
  if (token && new URL(request.url, location.href).origin === location.origin) {
    request.headers["X-CSRFToken"] = token[1];
  }
  return request;
}
