/** 清册文件里疑似个人号码的地方. */
export const numberFinds = {
  "finds.title": "文件里有{count}处像个人号码",
  "finds.help":
    "证件号、银行卡号、电话只应在各自的列里。别处的请在原文件里删掉后重新导入；确实不是个人号码的，请审核人书面负责。",
  "finds.heldBack": "删掉这些号码、或有审核人书面负责以后，才能提交审核。",
  "finds.yourWord": "经办人还不能提交。确认这些不是个人号码、或可以保留的，请写明理由，由您负责；否则请经办人删掉。",
  "finds.accepted": "{name}已于{at}书面负责：{reason}",
  "finds.reason": "可以保留的理由",
  "finds.accept": "由我负责，可以提交",
  "finds.more": "还有{count}处",
  "finds.looksLike": "，像{what}",
  "finds.place.CELL": "“{sheet}”第{row}行 {column} 列",
  "finds.place.HIDDEN_ROW": "“{sheet}”隐藏的第{row}行 {column} 列",
  "finds.place.HIDDEN_COLUMN": "“{sheet}”第{row}行隐藏的 {column} 列",
  "finds.place.HIDDEN_SHEET": "隐藏的工作表“{sheet}”第{row}行 {column} 列",
  "finds.place.SHEET_NAME": "工作表的名称“{sheet}”",
  "finds.place.COMMENT": "批注或文本框",
  "finds.place.PROPERTY": "文件属性",
  "finds.place.PICTURE": "图片附带信息",
  "finds.place.FILE_NAME": "文件名",
} as const;
