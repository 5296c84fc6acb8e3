const { bottender } = require('bottender');
const express = require('express');

const app = bottender({ dev: false });
const port = Number(process.env.PEER_PORT);
const handle = app.getRequestHandler();
app.prepare().then(() => {
  const server = express();
  const verify = (req, _, buffer) => { req.rawBody = buffer.toString(); };
  server.use(express.json({ verify }));
  server.use(express.urlencoded({ extended: false, verify }));
  server.all('*', (req, res) => handle(req, res));
  server.listen(port, '127.0.0.1', () => console.log('ready'));
});
