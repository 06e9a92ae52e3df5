"""Messages of the family `meaning`: rules that are well-formed and cannot be meant."""

from __future__ import annotations

from govrank.messages._message import Message, say

_MEANT = ("có phải: {suggestion}?", "did you mean: {suggestion}?")

MESSAGES: dict[str, Message] = {
    "duplicate-id": say(
        vi="mã “{id}” được dùng hai lần",
        en="the id '{id}' is used twice",
        hint=(
            "mỗi mã chỉ được dùng một lần; hãy đặt mã khác",
            "an id is used once: choose another",
        ),
    ),
    "reserved-id": say(
        vi="mã “{id}” là từ dành riêng",
        en="the id '{id}' is reserved",
        hint=("hãy đặt mã khác", "choose another id"),
    ),
    "id-not-path": say(
        vi="mã của tệp là “{id}” nhưng vị trí của tệp trong danh mục là “{path}”",
        en="the file's id is '{id}', but its place in the catalogue is '{path}'",
        hint=("ghi id: {path}, hoặc chuyển tệp", "write id: {path}, or move the file"),
    ),
    "unknown-input": say(
        vi="không có số liệu đầu vào “{name}”",
        en="there is no input '{name}'",
        hint=_MEANT,
    ),
    "unknown-node": say(
        vi="không có chỉ tiêu “{name}”",
        en="there is no indicator '{name}'",
        hint=_MEANT,
    ),
    "unknown-grade": say(
        vi="không có mức xếp loại “{name}”",
        en="there is no grade '{name}'",
        hint=_MEANT,
    ),
    "ceiling-needed": say(
        vi="phương pháp “{method}” cần điểm tối đa nhưng chỉ tiêu không có `max`",
        en="the method '{method}' needs a ceiling, and the indicator has no `max`",
        hint=("thêm dòng `max:` với điểm tối đa", "add a line `max:` with the ceiling"),
    ),
    "divisor-not-positive": say(
        vi="mẫu số `per` phải lớn hơn 0, đang là {value}",
        en="the whole, `per`, must be above 0, and is {value}",
    ),
    "goalposts-equal": say(
        vi="hai mốc `from` và `to` cùng bằng {value}",
        en="the goalposts `from` and `to` are both {value}",
        hint=("hai mốc phải khác nhau", "write two different values"),
    ),
    "steps-out-of-order": say(
        vi="bậc {value} đứng sau bậc {before} là sai thứ tự",
        en="the step {value} after the step {before} is out of order",
        hint=(
            "viết các bậc tăng dần hoặc giảm dần, không trùng nhau",
            "write the steps all rising or all falling, none twice",
        ),
    ),
    "otherwise-not-last": say(
        vi="dòng `otherwise` phải là dòng cuối và chỉ có một",
        en="`otherwise` must be the last step, and only one",
    ),
    "otherwise-missing": say(
        vi="bảng bậc không nói giá trị thấp hơn bậc thấp nhất được bao nhiêu điểm",
        en="the steps do not say what a value below the lowest one earns",
        hint=(
            "thêm dòng cuối: {{otherwise: true, points: 0}}",
            "add a last step: {{otherwise: true, points: 0}}",
        ),
    ),
    "range-swapped": say(
        vi="giá trị nhỏ nhất {low} lớn hơn giá trị lớn nhất {high}",
        en="the least value {low} is above the greatest value {high}",
        hint=("có lẽ hai đầu bị đổi chỗ", "the two ends may be swapped"),
    ),
    "weight-missing": say(
        vi="chỉ tiêu “{id}” không có trọng số, trong khi nhóm gộp theo trọng số",
        en="'{id}' has no weight, and its group aggregates by weights",
        hint=("thêm dòng `weight:`", "add a line `weight:`"),
    ),
    "weight-unused": say(
        vi="trọng số của “{id}” không được dùng: nhóm gộp theo cách “{aggregate}”",
        en="the weight of '{id}' is not used: its group aggregates by '{aggregate}'",
        hint=(
            "bỏ trọng số, hoặc ghi aggregate: weighted-sum",
            "remove the weight, or write aggregate: weighted-sum",
        ),
    ),
    "weights-sum": say(
        vi="tổng các trọng số của “{id}” là {sum}, phải là {expected}",
        en="the weights of '{id}' sum to {sum}, expected {expected}",
        hint=(
            (
                "sửa trọng số (10 % viết là 0.1); nếu văn bản quy định đúng như vậy, ghi "
                "weights: {{sum: {written}, because: …}}"
            ),
            (
                "mend a weight (10 % is written 0.1); if the act says so, declare "
                "weights: {{sum: {written}, because: …}}"
            ),
        ),
    ),
    "weights-unused": say(
        vi="“{id}” khai báo tổng trọng số, trong khi nhóm gộp theo cách “{aggregate}”",
        en="'{id}' declares a sum of weights, and its group aggregates by '{aggregate}'",
        hint=(
            "bỏ `weights:`, hoặc ghi aggregate: weighted-sum",
            "remove `weights:`, or write aggregate: weighted-sum",
        ),
    ),
    "rescale-unused": say(
        vi="“{id}” quy đổi tổng điểm, trong khi nhóm gộp theo cách “{aggregate}”",
        en="'{id}' rescales a sum, and its group aggregates by '{aggregate}'",
        hint=(
            "bỏ `left_out:`; trung bình tự chia lại hệ số của mục không tính",
            "remove `left_out:`; a mean shares out the weights of what is left out by itself",
        ),
    ),
    "weights-zero": say(
        vi="tổng trọng số của “{id}” bằng 0, không chia được",
        en="the weights of '{id}' sum to 0, which cannot divide",
    ),
    "ceilings-differ": say(
        vi="điểm tối đa của “{id}” là {max} nhưng tổng điểm tối đa của các mục con là {sum}",
        en="the ceiling of '{id}' is {max}, but the ceilings below it sum to {sum}",
        severity="warning",
    ),
    "band-swapped": say(
        vi="mức “{id}” bắt đầu từ {low} nhưng kết thúc ở {high}",
        en="the band '{id}' starts at {low} but ends at {high}",
        hint=("có lẽ hai đầu bị đổi chỗ", "its ends may be swapped"),
    ),
    "band-without-start": say(
        vi="mức “{id}” không có điểm bắt đầu; chỉ mức cuối cùng được bỏ trống",
        en="the band '{id}' has no start; only the last band may leave it out",
        hint=("thêm dòng `from:`", "add a line `from:`"),
    ),
    "bands-out-of-order": say(
        vi="mức “{lower}” không thấp hơn mức “{upper}” ({start}) đứng trước nó",
        en="the band '{lower}' is not below the band '{upper}' ({start}) before it",
        hint=("xếp các mức từ cao xuống thấp", "write the bands from the best to the lowest"),
    ),
    "band-gap": say(
        vi="có khoảng trống giữa mức “{lower}” ({stop}) và mức “{upper}” ({start})",
        en="there is a gap between '{lower}' ({stop}) and '{upper}' ({start})",
        hint=(
            "tổng điểm rơi vào khoảng này sẽ không có xếp loại; ghi {end}: {written}",
            "a total in it would have no grade; write {end}: {written}",
        ),
    ),
    "band-overlap": say(
        vi="mức “{lower}” ({stop}) chồng lên mức “{upper}” ({start})",
        en="the band '{lower}' ({stop}) overlaps '{upper}' ({start})",
        hint=(
            "mỗi tổng điểm chỉ có một xếp loại; ghi {end}: {written}",
            "a total has one grade only; write {end}: {written}",
        ),
    ),
    "no-lowest-band": say(
        vi="tổng điểm có thể thấp đến {low} nhưng mức thấp nhất “{id}” chỉ nhận {start}",
        en="a total can be as low as {low}, but the lowest band '{id}' is {start}",
        hint=(
            "bỏ đầu dưới của mức cuối cùng để nó nhận mọi tổng điểm thấp hơn",
            "leave out the lower end of the last band, so that it takes all lower totals",
        ),
    ),
    "no-highest-band": say(
        vi="tổng điểm có thể cao đến {high} nhưng mức cao nhất “{id}” chỉ ghi {stop}",
        en="a total can be as high as {high}, but the best band '{id}' is {stop}",
        hint=(
            "tổng điểm cao hơn vẫn được xếp mức này; bỏ đầu trên nếu đúng ý",
            "a higher total still gets this grade; leave out its upper end if that is meant",
        ),
        severity="warning",
    ),
    "too-precise": say(
        vi="các con số của bộ quy tắc cần mẫu số chung quá lớn ({digits} chữ số)",
        en="the figures of the ruleset need too large a common denominator ({digits} digits)",
        hint=("dùng ít chữ số thập phân hơn", "use fewer decimals"),
    ),
    "input-kind": say(
        vi="chỉ tiêu “{leaf}” cần số liệu “{name}” là {expected}, nhưng số liệu này là {found}",
        en="'{leaf}' needs the input '{name}' to be {expected}, and it is {found}",
        hint=(
            "sửa `kind:` hoặc `choices:` của số liệu, hoặc dùng một mã khác",
            "mend `kind:` or `choices:` of the input, or use another id",
        ),
    ),
    "input-differs": say(
        vi="hai chỉ tiêu “{first}” và “{second}” hiểu số liệu “{name}” khác nhau",
        en="'{first}' and '{second}' take the input '{name}' in different ways",
        hint=(
            "khai báo “{name}” một lần trong `inputs:` (loại, miền giá trị, ô trống)",
            "declare '{name}' once under `inputs:` (kind, least and greatest value, blanks)",
        ),
    ),
    "stand-in-unfit": say(
        vi="ô không có số liệu của “{name}” không thể tính là {value}: số liệu này là {kind}",
        en="a cell of '{name}' without a value cannot count as {value}: the input is {kind}",
        hint=("ghi error hoặc exclude", "write error or exclude"),
    ),
    "stand-in-zero": say(
        vi="ô không có số liệu của “{name}” có thể được tính là 0, mà “{name}” là mẫu số",
        en="a cell of '{name}' without a value may count as 0, and '{name}' is a divisor",
        hint=(
            "ghi một số khác 0, exclude, hoặc nói `zero:` ở phép chia",
            "write a figure other than 0, exclude, or say `zero:` where it divides",
        ),
    ),
    "input-idle": say(
        vi="số liệu “{name}” là {kind} nên `{key}` không có tác dụng",
        en="the input '{name}' is {kind}, so that `{key}` says nothing",
        hint=("bỏ `{key}`, hoặc sửa `kind:`", "remove `{key}`, or mend `kind:`"),
    ),
    "period-swapped": say(
        vi="thời gian hiệu lực bắt đầu từ {since} nhưng kết thúc vào {until}",
        en="the rules hold from {since}, but only until {until}",
        hint=("có lẽ hai ngày bị đổi chỗ", "the two dates may be swapped"),
    ),
    "unknown-register": say(
        vi="không tìm thấy danh mục đơn vị “{name}”",
        en="there is no register of units '{name}'",
        hint=_MEANT,
    ),
    "unknown-unit": say(
        vi="ví dụ không có số liệu của đơn vị “{name}”",
        en="the example has no data of a unit '{name}'",
        hint=_MEANT,
    ),
    "unknown-table": say(
        vi="không có bảng “{name}” trong tệp này",
        en="there is no table '{name}' in this file",
        hint=_MEANT,
    ),
    "unit-names-clash": say(
        vi="tên “{name}” là tên của cả hai đơn vị “{first}” và “{second}”",
        en="the name '{name}' means both '{first}' and '{second}'",
        hint=("bỏ bớt một tên gọi khác", "remove one of the aliases"),
    ),
    "group-missing": say(
        vi="đơn vị “{unit}” không có thuộc tính “{attribute}” để phân nhóm",
        en="the unit '{unit}' has no attribute '{attribute}', by which units are grouped",
        hint=(
            "thêm thuộc tính vào danh mục đơn vị, hoặc một cột “@{attribute}” vào bảng",
            "add it to the register of units, or a column '@{attribute}' to the table",
        ),
    ),
    "example-fails": say(
        vi="ví dụ “{name}”: {key} phải là {expected}, nhưng tính ra {found}",
        en="example '{name}': {key} should be {expected}, and comes out as {found}",
    ),
    "example-refused": say(
        vi="ví dụ “{name}”: số liệu bị từ chối: {reason}",
        en="example '{name}': its data are refused: {reason}",
    ),
    "example-not-refused": say(
        vi="ví dụ “{name}”: số liệu “{key}” lẽ ra phải bị từ chối nhưng được chấp nhận",
        en="example '{name}': the input '{key}' should be refused, and is accepted",
    ),
    "unknown-parameter": say(
        vi="không có tham số “{name}”",
        en="there is no parameter '{name}'",
        hint=_MEANT,
    ),
    "parameter-not-a-number": say(
        vi="giá trị “{value}” của tham số “{name}” không phải là số",
        en="the value '{value}' of the parameter '{name}' is not a number",
    ),
    "figures-clash": say(
        vi="với các con số này, bộ quy tắc không còn hợp lý ({names}): {reason}",
        en="with these figures the rules cannot hold ({names}): {reason}",
        hint=(
            "đổi cả những con số liên quan cho khớp nhau",
            "change the figures that go with them too",
        ),
    ),
    "version-not-found": say(
        vi="“{id}” không có phiên bản “{version}”; có: {known}",
        en="'{id}' has no version '{version}'; there is: {known}",
    ),
    "unknown-set": say(
        vi="không có nhãn, nhóm chỉ tiêu hay tập đơn vị “{name}”",
        en="no tag, no group and no population is called '{name}'",
        hint=_MEANT,
    ),
    "set-named-twice": say(
        vi="“{name}” là tên của hai tập khác nhau",
        en="'{name}' is the name of two different sets",
        hint=(
            "mỗi tên chỉ dành cho một nhãn, một nhóm hoặc một tập đơn vị; `units` là mọi đơn vị",
            "a name is for one tag, group or population; `units` is all the units",
        ),
    ),
    "not-a-population": say(
        vi="“{name}” là một tập chỉ tiêu, trong khi ở đây cần một tập đơn vị",
        en="'{name}' is a set of indicators, and this is taken over a population of units",
        hint=("ví dụ: among: units", "for example: among: units"),
    ),
    "unknown-population": say(
        vi="không có tập đơn vị “{name}”",
        en="there is no population '{name}'",
        hint=_MEANT,
    ),
    "relief-of-nothing": say(
        vi="không điều kiện xếp loại hay khống chế nào xét tập chỉ tiêu “{name}”",
        en="no condition of the grades or limits speaks of the set of indicators '{name}'",
        hint=(
            "`dropping` là tập đứng sau `among` trong điều kiện của `grades` hoặc `limits`",
            "`dropping` is a set that stands after `among` in a condition of `grades` or `limits`",
        ),
    ),
    "quota-not-lower": say(
        vi="mức “{becomes}” không thấp hơn mức “{grade}”",
        en="the grade '{becomes}' is not below '{grade}'",
        hint=(
            "ghi ở `becomes` mức dành cho các đơn vị vượt số lượng",
            "write in `becomes` the grade of those beyond the number",
        ),
    ),
    "share-outside": say(
        vi="tỷ lệ phải từ 0 đến 1, đang là {value}",
        en="the share must be from 0 to 1, and is {value}",
        hint=("90 % viết là 0.9", "90 % is written 0.9"),
    ),
    "unknown-answer": say(
        vi="số liệu lựa chọn này không có phương án “{name}”",
        en="this choice has no answer '{name}'",
        hint=_MEANT,
    ),
    "answer-missing": say(
        vi="phương án “{answer}” của “{name}” chưa có giá trị",
        en="the answer '{answer}' of '{name}' has no value here",
        hint=("thêm dòng `{answer}: …`", "add a line `{answer}: …`"),
    ),
    "listed-twice": say(
        vi="“{name}” được liệt kê hai lần",
        en="'{name}' is listed twice",
        hint=("bỏ bớt một lần, hoặc sửa lại tên", "remove one, or mend the name"),
    ),
    "tag-is-group": say(
        vi="nhãn “{name}” trùng với mã của một nhóm chỉ tiêu",
        en="the tag '{name}' is the id of a group, too",
        hint=("đặt tên khác cho nhãn", "give the tag another name"),
    ),
    "no-grades": say(
        vi="“{id}” không có mức xếp loại nào",
        en="'{id}' has no grades",
        hint=("thêm `grades:` cho chỉ tiêu đó", "add `grades:` to it"),
    ),
    "each-outside": say(
        vi="`each` chỉ có nghĩa trong `of` hoặc `where` của một tập chỉ tiêu (`among`)",
        en="`each` means something only in `of` or `where` of a set of indicators (`among`)",
        hint=(
            "với tập đơn vị, ghi giá trị của mỗi đơn vị, ví dụ of: {{score: total}}",
            "over units, write what is taken of a unit, for example of: {{score: total}}",
        ),
    ),
    "current-outside": say(
        vi="`current` (điểm đến bước này) chỉ dùng trong các bước `then`",
        en="`current`, the score so far, means something only in the steps of `then`",
    ),
    "share-of-nothing": say(
        vi="`share` là tỷ lệ của điểm tối đa, nhưng ở đây không có `max`",
        en="`share` is of a ceiling, and there is no `max` here",
        hint=("thêm dòng `max:`, hoặc ghi số điểm", "add a line `max:`, or write points"),
    ),
    "no-ceiling": say(
        vi="“{id}” không có điểm tối đa",
        en="'{id}' has no ceiling",
        hint=("thêm dòng `max:` cho chỉ tiêu đó", "add a line `max:` there"),
    ),
    "otherwise-unsaid": say(
        vi="chưa nói tính thế nào khi số này (âm hoặc 0) không có căn, lũy thừa hay lôgarit",
        en="it is not said what counts where this has no root, power or logarithm (0 or less)",
        hint=(
            "thêm otherwise: 0, hoặc khai báo `min:` cho số liệu",
            "add otherwise: 0, or declare `min:` of the input",
        ),
    ),
    "unrounded": say(
        vi="phải làm tròn căn, lũy thừa hay lôgarit trước khi so sánh, xếp hạng hay in ra",
        en="a root, power or logarithm must be rounded before it is compared, ranked or printed",
        hint=(
            "thêm `round: {{places: 2, mode: half-up}}` vào cách tính điểm này",
            "add `round: {{places: 2, mode: half-up}}` to this score",
        ),
    ),
    "below-zero": say(
        vi="“{id}” có thể âm, không gộp được theo cách “{aggregate}”",
        en="'{id}' may be below 0, where '{aggregate}' has no mean",
        hint=("thêm `min: 0` cho chỉ tiêu đó", "add `min: 0` there"),
    ),
    "zero-unsaid": say(
        vi="chưa nói tính thế nào khi số chia bằng 0",
        en="it is not said what counts where the divisor is 0",
        hint=(
            "thêm zero: 0, zero: 1 (tính đủ) hoặc zero: exclude (không tính)",
            "add zero: 0, zero: 1 (counts in full) or zero: exclude (left out)",
        ),
    ),
    "cycle": say(
        vi="các kết quả hoặc số liệu phụ thuộc vòng quanh vào nhau: {chain}",
        en="these results or inputs wait for each other: {chain}",
        hint=(
            "bỏ một tham chiếu `score`, `grade` hoặc `input` trong vòng này",
            "remove one `score`, `grade` or `input` reference of this circle",
        ),
    ),
    "attribute-unlisted": say(
        vi="quy tắc không có giá trị cho “{attribute}” = “{value}” của đơn vị “{unit}”",
        en="the rules have no value for '{attribute}' = '{value}' of the unit '{unit}'",
        hint=(
            "các giá trị có trong quy tắc: {known}; hoặc thêm `otherwise:`",
            "the rules know: {known}; or add `otherwise:`",
        ),
    ),
    "grade-uncovered": say(
        vi="mức cuối “{id}” còn điều kiện, nên có đơn vị không được xếp loại",
        en="the last grade '{id}' has a condition, so that a unit may end without a grade",
        hint=(
            "thêm một mức cuối không có điều kiện, hoặc ghi lý do ở khóa `undecided`",
            "add a last grade without conditions, or say why in `undecided`",
        ),
    ),
    "unknown-base": say(
        vi="không tìm thấy bộ quy tắc “{name}” để kế thừa",
        en="there is no ruleset '{name}' to extend",
        hint=_MEANT,
    ),
    "base-outside": say(
        vi="tệp “{name}” nằm ngoài thư mục của bộ quy tắc này và ngoài danh mục",
        en="the file '{name}' is outside the folder of this ruleset and the catalogue",
        hint=(
            "đặt tệp đó trong cùng thư mục, hoặc ghi mã của bộ quy tắc trong danh mục",
            "put it below the same folder, or write the id of a ruleset in the catalogue",
        ),
    ),
    "extends-cycle": say(
        vi="các bộ quy tắc kế thừa vòng quanh lẫn nhau: {names}",
        en="rulesets extend each other in a circle: {names}",
        hint=(
            "bộ quy tắc gốc phải tự đầy đủ, không có `extends`",
            "the one at the bottom must be whole in itself, without `extends`",
        ),
    ),
    "too-many-layers": say(
        vi="có hơn {limit} bộ quy tắc kế thừa nối tiếp nhau",
        en="more than {limit} rulesets extend one another",
        hint=(
            "viết bộ quy tắc đầy đủ bằng lệnh govrank resolve, rồi kế thừa từ đó",
            "write the whole with govrank resolve, and extend that",
        ),
    ),
    "unknown-part": say(
        vi="không có phần “{part}” của địa chỉ “{address}” ở {place}",
        en="'{address}' is not there: there is no '{part}' at {place}",
        hint=_MEANT,
    ),
    "part-of-heading": say(
        vi="“{address}” được ghi ở đầu tệp, không phải trong `changes`",
        en="'{address}' is written at the head of the file, not in `changes`",
        hint=("ghi {key}: … ở đầu tệp này", "write {key}: … at the head of this file"),
    ),
    "already-there": say(
        vi="“{address}” đã có ở {place}, không thêm được",
        en="'{address}' is there already, at {place}, and cannot be added",
        hint=("dùng replace thay cho add", "write replace, not add"),
    ),
    "not-a-list": say(
        vi="“{address}” ở {place} không phải là danh sách, không thêm mục được",
        en="'{address}' at {place} is no list that an item can be added to",
        hint=(
            "ghi địa chỉ của danh sách, ví dụ add: indicators",
            "write the address of a list, such as add: indicators",
        ),
    ),
    "changes-conflict": say(
        vi="“{address}” và “{other}” (ở {place}) cùng thay đổi một chỗ",
        en="'{address}' and '{other}', at {place}, change the same thing",
        hint=("chỉ giữ lại một thay đổi", "keep one of the two changes"),
    ),
    "was-missing": say(
        vi="chưa ghi giá trị cũ của “{address}”; ở {place} đang là {found}",
        en="the old value of '{address}' is not said; at {place} it is {found}",
        hint=("thêm was: {found}", "add was: {found}"),
    ),
    "stale-was": say(
        vi="“{address}” không phải là {was}: ở {place} đang là {found}",
        en="'{address}' is not {was}: at {place} it is {found}",
        hint=(
            "bộ quy tắc gốc đã khác; xem lại thay đổi này, rồi sửa `was`",
            "the ruleset below is another now: think the change over, then mend `was`",
        ),
    ),
    "part-locked": say(
        vi="“{address}” không được thay đổi: “{part}” bị khóa ở {place} ({because})",
        en="'{address}' may not be changed: '{part}' is locked at {place} ({because})",
    ),
}
