// A real provider of identities (the certified `oidc-provider`) as a process of its own, with one
// page on which somebody says who they are. Told by the environment: where it listens, who may ask
// it, and where it sends people back to.

// This package wants a newer Node than the one we support; it is one function.
URL.parse ??= (text, base) => (URL.canParse(text, base) ? new URL(text, base) : null);

const { createServer } = await import("node:http");
const { default: Provider } = await import("oidc-provider");

const { PORT, CLIENT_ID, CLIENT_SECRET, REDIRECT_URI } = process.env;
const issuer = `http://localhost:${PORT}`;

const provider = new Provider(issuer, {
  clients: [
    {
      client_id: CLIENT_ID,
      client_secret: CLIENT_SECRET,
      redirect_uris: [REDIRECT_URI],
      grant_types: ["authorization_code"],
      response_types: ["code"],
    },
  ],
  acrValues: ["low", "high"],
  claims: { openid: ["sub", "acr", "amr"], acr: null, auth_time: null },
  conformIdTokenClaims: false,
  pkce: { required: () => true },
  cookies: { keys: ["for a test"] },
  features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: false } },
  findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ sub }) }),
  interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
  // Nobody is asked whether we may know who they are: that is not what is tried here.
  loadExistingGrant: async (ctx) => {
    const grant = new ctx.oidc.provider.Grant({
      clientId: ctx.oidc.client.clientId,
      accountId: ctx.oidc.session.accountId,
    });
    grant.addOIDCScope("openid");
    await grant.save();
    return grant;
  },
});
// It stands behind nothing, and speaks plainly on this machine.
provider.proxy = false;

const answer = provider.callback();

createServer((request, response) => {
  const { pathname } = new URL(request.url ?? "/", issuer);
  if (!pathname.startsWith("/interaction/")) return answer(request, response);
  return (request.method === "POST" ? finish(request, response) : ask(response)).catch((error) => {
    response.writeHead(500).end(String(error));
  });
}).listen(Number(PORT), "127.0.0.1");

/** One field, and how they have shown who they are. */
async function ask(response) {
  response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
  response.end(`<!doctype html><html lang="nb"><title>Provider</title><h1>Hvem er du?</h1>
<form method="post">
<label>Navn <input name="sub" autofocus></label>
<button name="amr" value="pwd">Med passord</button>
<button name="amr" value="mfa">Med passord og mobil</button>
<button name="amr" value="">Avbryt</button>
</form>`);
}

async function finish(request, response) {
  let body = "";
  for await (const chunk of request) body += chunk;
  const said = new URLSearchParams(body);
  const [sub, amr] = [said.get("sub") ?? "", said.get("amr") ?? ""];
  const result =
    amr === ""
      ? { error: "access_denied", error_description: "given up" }
      : { login: { accountId: sub, amr: [amr], acr: amr === "mfa" ? "high" : "low", remember: false } };
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}
