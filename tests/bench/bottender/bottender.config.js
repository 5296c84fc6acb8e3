const port = Number(process.env.PEER_REDIS_PORT);
module.exports = {
  session: { driver: 'redis', stores: { redis: { port, host: '127.0.0.1', password: process.env.PEER_REDIS_PASSWORD, db: 1 } } },
  initialState: { count: 0 },
  channels: {
    messenger: {
      enabled: true, path: '/webhooks/messenger', pageId: process.env.PEER_PAGE, accessToken: 'token', appId: '1',
      appSecret: process.env.PEER_SECRET, verifyToken: 'verify', origin: process.env.PEER_GRAPH, skipLegacyProfile: true,
    },
  },
};
