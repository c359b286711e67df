/** Working without a network: what the phone can do, a new version, installing. */
export const offline = {
  "offline.title": "这部手机",
  "offline.ready": "没网也能用：待办、公示表已存到手机",
  "offline.loading": "正在存到手机，以便没网时也能用……",
  "offline.foreground": "联网时才能打开；发送完之前请不要关闭本页",
  "offline.foregroundHelp": "这个浏览器不能离线打开。照片会先存在本机，打开本页时自动送；发送完之前请不要关闭本页。",
  "offline.wechat":
    "微信里打开的，关掉就不会再送，也不能离线打开。发送完之前请不要关闭本页；点右上角“⋯”，选“在浏览器打开”，可以装到桌面。",
  "offline.stored.asking": "正在问浏览器能不能长期保存……",
  "offline.stored.promised": "浏览器答应长期保存，不会自动清理没送出的照片。",
  "offline.stored.notPromised": "浏览器没有答应长期保存。手机空间不够时可能会清理，没送出的照片请尽早联网送出。",
  "offline.stored.unknown": "这个浏览器不保证长期保存。没送出的照片请尽早联网送出。",
  "offline.install": "装到手机桌面",
  "offline.installByHand": "要放到桌面：点浏览器菜单，选“添加到主屏幕”。",
  "offline.update": "有新版本",
  "offline.updateNow": "现在更新",
  "offline.updateWanted": "有新版本，等您手上的事办完就更新",
  "offline.seenAt": "网络不通，下面是{time}看到的内容",
} as const;
