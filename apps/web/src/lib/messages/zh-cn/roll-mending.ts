/** 读不进的行：下载、修改、补充导入；与上年对比；长清册. */
export const rollMending = {
  "mode.title": "这份文件怎么用",
  "mode.JOIN": "补充到草稿里",
  "mode.JOIN.help": "草稿里现有的{count}行不动，只加上还没有的；改好的行用这个。",
  "mode.REPLACE": "替换整份草稿",
  "mode.REPLACE.help": "草稿里现有的{count}行全部换成这份文件里的。",

  "mend.title": "还有{count}行没有读进来",
  "mend.help": "下载这些行，在表里改好后再“补充导入”，不用重做整份清册。",
  "mend.download": "下载这{count}行",
  "mend.fileName": "{file}（待修改）.xlsx",
  "mend.join": "补充导入",
  "mend.noFile": "系统不保存原清册。要下载这些行，请在“补充导入”里再选一次原来的文件。",
  "mend.joined": "已补充{count}行到草稿。",

  "join.title": "补充以后的草稿",
  "join.lines": "原有{before}行，补充{added}行，共{whole}行",
  "join.mended": "其中{count}行是改好的",
  "join.accept": "确认补充{count}行",

  "lastYear.title": "与{year}年度对比",
  "lastYear.help":
    "对照{year}年度同一批次已发布的第{number}版（{lines}行），按身份证号逐人核对。不一定是错，请看一眼。",
  "lastYear.gone": "上年有、今年没有",
  "lastYear.jumped": "金额变化大",
  "lastYear.fresh": "今年新增",
  "lastYear.people": "{count}人",
  "lastYear.before": "上年（元）",
  "lastYear.now": "今年（元）",
  "lastYear.more": "只列出前{shown}人，共{total}人",

  "preview.onlyFirst": "只列出前{shown}行，共{total}行",

  "upload.sending": "正在上传……",
  "upload.stay": "上传完以前请别关这一页。",
  "upload.waiting": "已上传，排队等着读……",
  "upload.reading": "正在读清册：{percent}%",
  "upload.mayLeave": "可以先去做别的，回来再看；读完不会自动导入。",
  "upload.cancel": "取消",
  "upload.lies": "“{file}”已经读完，等您确认。确认或放弃以后，文件会从系统里清除；一天没有处理也会清除。",
  "upload.giveUp": "放弃这份文件",
  "upload.readAgain": "按选好的单位再读一遍",

  "copy.download": "脱敏留存件",
  "copy.help": "原清册不保存；留存件里已删去银行卡号、电话和自由备注，身份证号换成了不可还原的标识。",
  "roll.joinOf": "{at} {name}补充导入 {file}：读{rows}行，加入{accepted}行",
} as const;
