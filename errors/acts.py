"""What an act of whatever kind may be refused for: rights, versions, reasons, powers, sealed values."""

from __future__ import annotations

from errors.sentence import Code, Sentence

ROW_UNKNOWN = Sentence(
    Code.NOT_FOUND, "没有这条登记,或不在您的辖区内", "There is no such record, or it is outside your area"
)
ACTION_NOT_GRANTED = Sentence(
    Code.FORBIDDEN,
    "您的账号在任何辖区都无权对 {object_} 办理 {action}",
    "Your account may not {action} {object_} in any division",
)
NOT_ALLOWED_HERE = Sentence(
    Code.FORBIDDEN,
    "您的账号在该区划无权对 {object_} 办理 {action}",
    "Your account may not {action} {object_} in that division",
)
OWN_FILING = Sentence(
    Code.FORBIDDEN,
    "经办与审批须由不同的人办理:本人登记的事项本人不得审批",
    "Nobody approves what they themselves filed",
)
STALE_VERSION = Sentence(
    Code.CONFLICT,
    "记录已被他人更改:您所见为第 {expected} 版,现为第 {current} 版",
    "The record was changed meanwhile: you saw version {expected}, it is now version {current}",
)
CLIENT_MUTATION_ID_USED = Sentence(
    Code.CONFLICT,
    "clientMutationId 已用于另一次办理",
    "The clientMutationId was used for another act",
)
REASON_MISSING = Sentence(
    Code.BAD_USER_INPUT, "按权力清单,“{power}”须说明理由", "By the list of powers, '{power}' needs a reason"
)
POWER_NOT_LISTED = Sentence(
    Code.FORBIDDEN,
    "现行权力清单中没有“{power}”第 {step} 步:法无授权不可为",
    "The list of powers in force has no '{power}', step {step}: what the law does not grant may not be done",
)
EMPTY_TEXT = Sentence(Code.BAD_USER_INPUT, "不得为空", "May not be empty")
NULL_FIELD = Sentence(Code.BAD_USER_INPUT, "不得为 null;不更改请不写此项", "May not be null; leave it out to keep it")
REVEAL_NOTHING = Sentence(Code.BAD_USER_INPUT, "须指明要查阅的项目", "Say which values are to be revealed")
REVEAL_EXPIRED = Sentence(
    Code.CONFLICT,
    "此次查阅已超过五分钟,或登记已变更:请重新办理并说明理由",
    "This was revealed more than five minutes ago, or the record was changed since; ask again, with a reason",
)
SEALING_KEY_AWAY = Sentence(
    Code.UNAVAILABLE,
    "加密存储的密钥暂不可用,请稍后再试",
    "The keys of sealed values are not available; try again shortly",
)
ACT_COLLIDED = Sentence(
    Code.UNAVAILABLE, "同一记录正被他人办理,请稍后再试", "Others are changing the same records; try again shortly"
)
