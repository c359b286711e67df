import type { Role } from "@gongshi/domain/access/viewer";

export interface DemoPerson {
  readonly key: string;
  readonly name: string;
  readonly phone: string;
  readonly posts: readonly { readonly role: Role; readonly unit: string }[];
  /** Told on the console as somebody to try the product as. */
  readonly told: string | null;
}

/**
 * One person a role, and two more who keep the other villages' boards in the demo (`OTHERS` stands for every
 * cooperative and community that has nobody of its own).
 */
export const OTHERS = "*";

export const PEOPLE: readonly DemoPerson[] = [
  person("clerk", "梁文员", "01", "经办人", [["CLERK", "示例一经联社"]]),
  person("supervisor", "陈监督", "02", "监督员", [
    ["SUPERVISOR", "示例一经联社"],
    ["SUPERVISOR", "示例三经联社"],
  ]),
  person("liaison", "周联络", "03", "驻点联络员", [
    ["LIAISON", "起湾社区"],
    ["LIAISON", "桥岗社区"],
  ]),
  person("editor", "李经办", "04", "部门经办（农业农村局）", [["DEPARTMENT_EDITOR", "农业农村局"]]),
  person("civil", "冯经办", "05", "部门经办（公共服务办公室）", [["DEPARTMENT_EDITOR", "公共服务办公室"]]),
  person("first", "黄初审", "06", "初审人", [["FIRST_REVIEWER", "东区街道"]]),
  person("second", "何复审", "07", "复审人", [["SECOND_REVIEWER", "东区街道"]]),
  person("final", "林终审", "08", "终审人（兼保密审查）", [
    ["FINAL_REVIEWER", "东区街道"],
    ["SECRECY_REVIEWER", "东区街道"],
  ]),
  person("secrecy", "郭保密", "09", "保密审查员", [["SECRECY_REVIEWER", "东区街道"]]),
  person("office", "吴专员", "10", "公开专员", [["OFFICE", "东区街道"]]),
  person("auditor", "郑检查", "11", "检查员（只读）", [["AUDITOR", "东区街道"]]),
  person("admin", "苏管理", "12", "系统管理员", [["ADMIN", "东区街道"]]),
  person("clerks", "邓代办", "13", null, [["CLERK", OTHERS]]),
  person("supervisors", "谢代监", "14", null, [["SUPERVISOR", OTHERS]]),
];

function person(
  key: string,
  name: string,
  lastDigits: string,
  told: string | null,
  posts: readonly (readonly [Role, string])[],
): DemoPerson {
  return { key, name, phone: `138000000${lastDigits}`, told, posts: posts.map(([role, unit]) => ({ role, unit })) };
}
