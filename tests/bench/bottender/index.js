// One state change and one text reply a message.
module.exports = async function App(context) {
  if (!context.event.isText) return;
  context.setState({ count: context.state.count + 1 });
  await context.sendText(`Terima kasih, pesan ke-${context.state.count} kami terima.`);
};
