"""Messages of the family `text`: what cannot be read as text or as strict YAML."""

from __future__ import annotations

from govrank.messages._message import Message, say

_QUOTE = (
    "nếu đây là chữ, hãy đặt cả cụm trong ngoặc kép thẳng",
    "if this is text, put the whole of it in straight double quotes",
)
_SAVE_AS_UTF_8 = (
    "chuyển chữ trong tệp sang Unicode (ví dụ bằng UniKey), rồi lưu lại với bảng mã UTF-8",
    "convert its text to Unicode (with UniKey, for one) and save it as UTF-8",
)

_FILES: dict[str, Message] = {
    "not-found": say(
        vi="Không tìm thấy tệp này.",
        en="There is no such file.",
        hint=("có phải ý bạn là: {suggestion}", "did you mean: {suggestion}"),
    ),
    "is-directory": say(
        vi="Đây là thư mục, không phải tệp.",
        en="This is a folder, not a file.",
        hint=("ghi tên một tệp trong thư mục này", "name a file inside it"),
    ),
    "no-permission": say(
        vi="Không có quyền đọc tệp này.",
        en="There is no permission to read this file.",
        hint=(
            "nhờ người quản trị cấp quyền đọc, hoặc chép tệp sang thư mục của bạn",
            "ask for permission to read it, or copy it to a folder of yours",
        ),
    ),
    "unreadable": say(
        vi="Không đọc được tệp này; hệ thống báo: {reason}.",
        en="This file cannot be read; the system says: {reason}.",
    ),
    "too-large": say(
        vi="Tệp lớn hơn giới hạn {limit} MB.",
        en="The file is larger than the limit of {limit} MB.",
        hint=(
            "kiểm tra xem có chọn nhầm tệp không; nếu không, hãy tách thành nhiều tệp",
            "check that it is the right file; if it is, split it",
        ),
    ),
    "binary": say(
        vi="Đây không phải tệp văn bản thuần túy.",
        en="This is not a plain text file.",
        hint=(
            "nếu là tệp Excel, Word hoặc PDF, hãy xuất ra tệp văn bản với bảng mã UTF-8",
            "if it comes from Excel, Word or PDF, export it as text in UTF-8",
        ),
    ),
    "damaged-utf16": say(
        vi="Tệp ghi theo bảng mã UTF-16 nhưng bị hỏng hoặc bị cắt cụt.",
        en="The file is UTF-16, but damaged or cut short.",
        hint=("lưu lại tệp với bảng mã UTF-8", "save the file again as UTF-8"),
    ),
    "legacy-encoding": say(
        vi="Tệp không dùng bảng mã UTF-8; có vẻ là bảng mã {encoding} trước thời Unicode.",
        en="The file is not UTF-8; it looks like {encoding}, an encoding before Unicode.",
        hint=_SAVE_AS_UTF_8,
    ),
    "not-utf-8": say(
        vi="Tệp không dùng bảng mã UTF-8.",
        en="The file is not in UTF-8.",
        hint=(
            "lưu lại tệp với bảng mã UTF-8 (trong Excel: kiểu tệp “CSV UTF-8”)",
            "save the file again as UTF-8 (in Excel: the file type “CSV UTF-8”)",
        ),
    ),
    "tcvn3-letters": say(
        vi="Chữ trong tệp gõ bằng phông TCVN3 (.VnTime, ABC), chưa chuyển sang Unicode.",
        en="The letters are Vietnamese typed in a TCVN3 font (.VnTime, ABC), not yet Unicode.",
        hint=_SAVE_AS_UTF_8,
    ),
    "control-character": say(
        vi="Có ký tự điều khiển {character} không nhìn thấy được ở chỗ này.",
        en="There is an invisible control character {character} here.",
        hint=("xóa ký tự này rồi gõ lại", "delete it and type the text again"),
    ),
    "too-many": say(
        vi="Còn {count} lỗi nữa từ chỗ này trở đi, không liệt kê hết.",
        en="From here on there are {count} more, which are not listed.",
        hint=("sửa các lỗi trên rồi đọc lại tệp", "mend those above and read the file again"),
    ),
    "far-too-many": say(
        vi="Còn ít nhất {count} lỗi nữa từ chỗ này trở đi; phần còn lại của tệp chưa được đọc.",
        en="From here on there are at least {count} more; the rest of the file was not read.",
        hint=("sửa các lỗi trên rồi đọc lại tệp", "mend those above and read the file again"),
    ),
    "too-many-lines": say(
        vi="Tệp có hơn {limit} dòng.",
        en="The file has more than {limit} lines.",
        hint=(
            "xóa các dòng trống thừa, hoặc tách thành nhiều tệp",
            "delete superfluous empty lines, or split it into several files",
        ),
    ),
    "empty": say(
        vi="Tệp không có nội dung.",
        en="The file says nothing.",
        hint=(
            "tệp phải bắt đầu bằng các dòng dạng “khóa: giá trị”",
            "a file begins with lines of the form `key: value`",
        ),
    ),
}

_LIMITS: dict[str, Message] = {
    "too-deep": say(
        vi="Các mục lồng nhau quá {limit} cấp.",
        en="Entries are nested more than {limit} levels deep.",
        hint=("giảm bớt số cấp lồng nhau", "use fewer levels"),
    ),
    "too-many-nodes": say(
        vi="Tệp có hơn {limit} mục.",
        en="The file has more than {limit} entries.",
        hint=("tách thành nhiều tệp", "split it into several files"),
    ),
    "too-long": say(
        vi="Đoạn chữ này dài hơn {limit} ký tự.",
        en="This text is longer than {limit} characters.",
        hint=("rút ngắn đoạn chữ", "shorten it"),
    ),
}

_STRUCTURE: dict[str, Message] = {
    "duplicate-key": say(
        vi="Khóa “{key}” đã được ghi ở trên; mỗi khóa chỉ ghi một lần trong cùng một mục.",
        en="The key `{key}` already stands above; each key stands once in an entry.",
        hint=(
            "xóa một trong hai dòng, hoặc đổi tên khóa ghi nhầm",
            "delete one of the two, or rename the one that was meant otherwise",
        ),
    ),
    "anchor": say(
        vi="Dấu & ở đầu giá trị là ký hiệu “neo” của YAML; ở đây không dùng.",
        en="A & at the start of a value is an anchor of YAML, which is not used here.",
        hint=_QUOTE,
    ),
    "alias": say(
        vi="Dấu * ở đầu giá trị là ký hiệu tham chiếu của YAML; ở đây không dùng.",
        en="A * at the start of a value is an alias of YAML, which is not used here.",
        hint=(
            (
                "nếu là chữ, hãy đặt cả cụm trong ngoặc kép thẳng; nếu muốn dùng lại một phần, "
                "hãy chép đủ phần đó"
            ),
            (
                "if this is text, put the whole of it in straight double quotes; "
                "to use a part again, write it out again"
            ),
        ),
    ),
    "tag": say(
        vi="Dấu ! ở đầu giá trị là ký hiệu kiểu dữ liệu của YAML; ở đây không dùng.",
        en="A ! at the start of a value is a tag of YAML, which is not used here.",
        hint=_QUOTE,
    ),
    "merge-key": say(
        vi="Khóa {text} (gộp mục) không dùng được ở đây.",
        en="The merge key {text} is not used here.",
        hint=("ghi đủ các khóa cần có", "write the keys out"),
    ),
    "several-documents": say(
        vi="Dòng --- ở đây mở đầu một tài liệu thứ hai; mỗi tệp chỉ có một tài liệu.",
        en="The line --- begins a second document here; a file holds one.",
        hint=(
            "xóa dòng ---, hoặc chuyển phần dưới sang tệp khác",
            "delete the line, or move what follows to a file of its own",
        ),
    ),
    "end-of-document": say(
        vi="Dòng bắt đầu bằng ba dấu chấm là dấu hết tài liệu của YAML; ở đây không dùng.",
        en="A line that begins with three points ends a document of YAML; it is not used here.",
        hint=(
            "xóa dòng này; nếu là chữ thì đặt trong ngoặc kép cùng với phần trước nó",
            "delete it; if it is text, put it in quotes with what comes before",
        ),
    ),
    "directive": say(
        vi="Dòng bắt đầu bằng dấu % là chỉ thị của YAML; ở đây không dùng.",
        en="A line that begins with % is a directive of YAML; it is not used here.",
        hint=(
            "xóa dòng này; nếu là chữ thì đặt trong ngoặc kép",
            "delete it; if it is text, put it in quotes",
        ),
    ),
    "complex-key": say(
        vi="Khóa phải là một cụm chữ viết liền trước dấu hai chấm, không có dấu ? hay dấu ngoặc.",
        en="A key is a text before a colon, without a question mark or brackets.",
        hint=("viết dạng “khóa: giá trị”", "write `key: value`"),
    ),
    "key-not-text": say(
        vi="“{text}” đứng làm khóa mà không có ngoặc kép thì không rõ là chữ hay giá trị.",
        en="`{text}` as a key without quotes may be text or a value.",
        hint=('viết "{text}" trong ngoặc kép', 'write "{text}" in quotes'),
    ),
    "pair-in-list": say(
        vi="Trong ngoặc vuông có dấu hai chấm; không rõ đây là chữ hay một cặp khóa và giá trị.",
        en="There is a colon inside square brackets: this may be text, or a key and its value.",
        hint=(
            (
                'là chữ thì đặt trong ngoặc kép: ["Ghi chú: xem"]; là cặp khóa và giá trị thì thêm '
                "ngoặc nhọn"
            ),
            'put a text in quotes: ["Note: see"]; put a key and its value in braces',
        ),
    ),
    "comma-in-text": say(
        vi="Đoạn chữ “{text}” có dấu phẩy nên trong ngoặc nhọn bị tách thành nhiều mục.",
        en="The text `{text}` holds a comma, which splits it in two inside braces.",
        hint=('đặt cả đoạn trong ngoặc kép: "{text}"', 'put it in quotes: "{text}"'),
    ),
    "comma-in-list": say(
        vi="“{text}” trong ngoặc vuông có thể là một số thập phân hoặc hai số.",
        en="`{text}` in square brackets may be one decimal number, or two numbers.",
        hint=(
            "một số thì viết {suggestion}; hai số thì thêm dấu cách sau dấu phẩy: {apart}",
            "write {suggestion} for one number; for two, put a space after the comma: {apart}",
        ),
    ),
    "entry-without-value": say(
        vi="Trong ngoặc nhọn, “{text}” không có dấu hai chấm và giá trị.",
        en="Inside braces `{text}` has no colon and no value.",
        hint=(
            "viết dạng “khóa: giá trị”; nếu là danh sách thì dùng ngoặc vuông",
            "write `key: value`; a list stands in square brackets",
        ),
    ),
}

_SPACES: dict[str, Message] = {
    "tab": say(
        vi="Có dấu Tab ở chỗ này.",
        en="There is a tab here.",
        hint=(
            "thay dấu Tab bằng các dấu cách (thường thụt vào 2 dấu cách mỗi cấp)",
            "write spaces instead, as a rule two for each level",
        ),
    ),
    "odd-indentation": say(
        vi="Đầu dòng có dấu cách lạ (loại không ngắt, toàn khổ…), không phải dấu cách thường.",
        en="The line begins with a space (no-break, full-width…) that is not the usual one.",
        hint=(
            "xóa khoảng trống ở đầu dòng rồi gõ lại bằng phím cách",
            "delete the blank at the start of the line and type it with the space bar",
        ),
    ),
    "odd-space": say(
        vi="Ở đây có dấu cách lạ hoặc ký tự không nhìn thấy ({character}).",
        en="Here is an unusual space or an invisible character ({character}).",
        hint=(
            "xóa rồi gõ lại bằng phím cách; nếu cố ý dùng thì đặt cả cụm trong ngoặc kép",
            "type it again with the space bar; if it is meant, put the text in quotes",
        ),
    ),
    "unseen-character": say(
        vi="Ở đây có ký tự không nhìn thấy, làm chữ hiện ra khác với nội dung thật.",
        en="Here is an invisible character, by which a text shows otherwise than it reads.",
        hint=("xóa ký tự này rồi gõ lại", "delete it and type the text again"),
    ),
    "indentation": say(
        vi="Dòng này thụt lề không khớp với các dòng cùng cấp ở trên.",
        en="The indentation of this line does not agree with the lines above it.",
        hint=(
            "cho các mục cùng cấp bắt đầu ở cùng một cột, mục con thụt vào thêm 2 dấu cách",
            "let entries of one level begin in one column, and those below it two spaces further",
        ),
    ),
}

_SYNTAX: dict[str, Message] = {
    "space-after-colon": say(
        vi="Thiếu dấu cách sau dấu hai chấm.",
        en="A space is missing after the colon.",
        hint=("viết “khóa: giá trị”, ví dụ max: 6", "write `key: value`, as in max: 6"),
    ),
    "missing-colon": say(
        vi="“{text}” không có dấu hai chấm theo sau.",
        en="`{text}` is not followed by a colon.",
        hint=(
            "viết “khóa: giá trị”; nếu dòng này nối tiếp đoạn chữ ở trên, hãy thụt nó vào",
            "write `key: value`; if the line continues the text above, indent it",
        ),
    ),
    "missing-key": say(
        vi="Trước dấu hai chấm không có khóa.",
        en="There is no key before the colon.",
        hint=("viết “khóa: giá trị”", "write `key: value`"),
    ),
    "missing-dash": say(
        vi="Các mục ở trên là danh sách có gạch đầu dòng, còn dòng này không có dấu gạch.",
        en="The entries above are a list with dashes; this line has none.",
        hint=(
            "thêm dấu “- ” ở đầu dòng, hoặc thụt dòng vào nếu nó thuộc mục ở trên",
            "begin the line with `- `, or indent it if it belongs to the entry above",
        ),
    ),
    "dash-among-keys": say(
        vi="Các dòng cùng cấp ở trên có dạng “khóa: giá trị”, còn dòng này thì không.",
        en="The lines of this level above are of the form `key: value`; this one is not.",
        hint=(
            "viết “khóa: giá trị”, hoặc thụt dòng vào nếu nó thuộc mục ở trên",
            "write `key: value`, or indent the line if it belongs to the entry above",
        ),
    ),
    "dash-after-key": say(
        vi="Dấu gạch đầu dòng của danh sách không đứng cùng dòng với khóa.",
        en="The dash of a list does not stand on the line of a key.",
        hint=(
            "xuống dòng trước dấu gạch; nếu là chữ thì đặt trong ngoặc kép",
            "begin a new line before the dash; if it is text, put it in quotes",
        ),
    ),
    "colon-in-text": say(
        vi="Đoạn chữ này có dấu hai chấm rồi dấu cách nên bị hiểu là một khóa nữa: “{text}”.",
        en="This text holds a colon and a space, which make another key of it: `{text}`.",
        hint=(
            'đặt cả đoạn chữ trong ngoặc kép thẳng, ví dụ: title: "Ghi chú: xem phụ lục"',
            'put the whole text in straight quotes, as in title: "Note: see the annex"',
        ),
    ),
    "unclosed-quote": say(
        vi="Dấu ngoặc kép hoặc nháy mở ở đây không có dấu đóng.",
        en="The quote that opens here is not closed.",
        hint=("thêm dấu đóng cùng loại ở cuối đoạn chữ", "close the text with the same quote"),
    ),
    "unclosed-bracket": say(
        vi="Dấu ngoặc {character} mở ở đây không có dấu đóng, hoặc thiếu dấu phẩy giữa các mục.",
        en="The bracket {character} that opens here is not closed, or a comma is missing inside.",
        hint=("thêm ngoặc đóng hoặc dấu phẩy", "add the closing bracket or the comma"),
    ),
    "missing-comma": say(
        vi="Giữa hai mục trong ngoặc thiếu dấu phẩy.",
        en="A comma is missing between two entries in brackets.",
        hint=("thêm dấu phẩy trước chỗ này", "write a comma before this place"),
    ),
    "stray-character": say(
        vi="Dấu {character} thừa hoặc đặt sai chỗ.",
        en="The character {character} is one too many, or in the wrong place.",
        hint=(
            "xóa dấu này; nếu là một phần của chữ thì đặt cả cụm trong ngoặc kép",
            "delete it; if it is part of a text, put the whole of it in quotes",
        ),
    ),
    "after-end": say(
        vi="Sau dấu đóng {character} còn chữ trên cùng dòng.",
        en="More text follows on the line after the closing {character}.",
        hint=(
            "đặt cả đoạn chữ trong một cặp ngoặc kép, hoặc xuống dòng cho khóa tiếp theo",
            "put the whole text in one pair of quotes, or begin a new line for the next key",
        ),
    ),
    "after-all": say(
        vi="Nội dung của tệp đã hết ở trên; phần từ đây không thuộc vào đâu.",
        en="What the file says has ended above; this belongs to nothing.",
        hint=(
            "kiểm tra dấu ngoặc và dấu hai chấm ở các dòng trên",
            "check quotes, brackets and colons in the lines above",
        ),
    ),
    "reserved-start": say(
        vi="Giá trị không được bắt đầu bằng dấu {character} khi không có ngoặc kép.",
        en="A value without quotes must not begin with {character}.",
        hint=("đặt cả đoạn chữ trong ngoặc kép", "put the whole text in quotes"),
    ),
    "block-text": say(
        vi="Sau dấu | hoặc > ở đầu giá trị không được có chữ trên cùng dòng.",
        en="Nothing may follow | or > on the line where it begins a value.",
        hint=(
            "nếu dấu này là một phần của chữ (ví dụ > 80), hãy đặt cả cụm trong ngoặc kép",
            "if it is part of a text (such as > 80), put the whole of it in quotes",
        ),
    ),
    "bad-escape": say(
        vi="Trong ngoặc kép, dấu \\ và ký tự sau nó không tạo thành một ký tự hợp lệ.",
        en="Inside double quotes a backslash and what follows it make no valid character.",
        hint=(
            "muốn ghi chính dấu \\ thì viết \\\\, hoặc dùng nháy đơn '…'",
            "write \\\\ for a backslash, or use single quotes '…'",
        ),
    ),
    "syntax": say(
        vi="Không hiểu cách viết ở chỗ này; bộ đọc YAML báo: {problem}.",
        en="What is written here is not understood; the YAML parser says: {problem}.",
        hint=(
            "kiểm tra thụt lề, dấu hai chấm và các dấu ngoặc ở dòng này và dòng ngay trên",
            "check indentation, colons, brackets and quotes on this line and the one above",
        ),
    ),
}

_WORDS: dict[str, Message] = {
    "yes-no": say(
        vi="“{text}” không có ngoặc kép có thể bị hiểu là chữ hoặc là đúng/sai.",
        en="`{text}` without quotes may be text, or mean true or false.",
        hint=(
            'viết {suggestion} nếu là đúng/sai, "{text}" nếu là chữ',
            'write {suggestion} for the truth value, "{text}" for the text',
        ),
    ),
    "literal-case": say(
        vi="“{text}” phải viết thường toàn bộ, hoặc đặt trong ngoặc kép nếu là chữ.",
        en="`{text}` is written in small letters, or in quotes if it is text.",
        hint=(
            'viết {suggestion}, hoặc "{text}" nếu là chữ',
            'write {suggestion}, or "{text}" for the text',
        ),
    ),
    "tilde": say(
        vi="Dấu ~ không dùng để ghi giá trị trống.",
        en="A ~ is not used for an empty value.",
        hint=("bỏ trống sau dấu hai chấm, hoặc viết null", "leave the value empty, or write null"),
    ),
    "curly-quotes": say(
        vi="Đoạn chữ “{text}” đặt trong ngoặc kép cong; ngoặc cong bị coi là một phần của chữ.",
        en="The text `{text}` stands in curly quotes, which count as part of the text.",
        hint=('dùng ngoặc kép thẳng: "{text}"', 'use straight quotes: "{text}"'),
    ),
}

_AS_TEXT = (
    'viết {suggestion}, hoặc "{text}" nếu là chữ',
    'write {suggestion}, or "{text}" if it is text',
)
_QUOTED = ('viết "{text}" trong ngoặc kép nếu là chữ', 'write "{text}" in quotes if it is text')

_NUMBERS: dict[str, Message] = {
    "foreign-digits": say(
        vi="Số “{text}” viết bằng chữ số hoặc dấu không phải loại thường.",
        en="The number `{text}` is not written with the usual digits and signs.",
        hint=_AS_TEXT,
    ),
    "long-number": say(
        vi="Số này dài quá 64 chữ số.",
        en="This number has more than 64 digits.",
        hint=(
            "rút ngắn số, hoặc đặt trong ngoặc kép nếu là chữ",
            "shorten it, or put it in quotes",
        ),
    ),
    "leading-zero": say(
        vi="Số “{text}” bắt đầu bằng số 0; YAML cũ có thể hiểu thành một số khác.",
        en="The number `{text}` begins with a zero; older YAML may read another number.",
        hint=(
            'viết {suggestion} nếu là số, "{text}" nếu là mã',
            'write {suggestion} for the number, "{text}" for a code',
        ),
    ),
    "leading-plus": say(
        vi="Số “{text}” có dấu cộng ở trước.",
        en="The number `{text}` begins with a plus sign.",
        hint=_AS_TEXT,
    ),
    "bare-point": say(
        vi="Số “{text}” thiếu chữ số ở trước hoặc sau dấu chấm.",
        en="The number `{text}` lacks a digit before or after the point.",
        hint=_AS_TEXT,
    ),
    "decimal-comma": say(
        vi="Số “{text}” viết dấu phẩy thập phân; trong tệp này dùng dấu chấm.",
        en="The number `{text}` has a decimal comma; this file uses a point.",
        hint=_AS_TEXT,
    ),
    "thousands": say(
        vi="Số “{text}” có dấu ngăn cách hàng nghìn, hoặc là số thập phân viết dấu phẩy.",
        en="The number `{text}` has separators of thousands, or a decimal comma.",
        hint=(
            "viết liền {suggestion}; số thập phân thì dùng dấu chấm; chữ thì đặt trong ngoặc kép",
            "write {suggestion}; a decimal number takes a point; a text takes quotes",
        ),
    ),
    "underscore": say(
        vi="Số “{text}” có dấu gạch dưới.",
        en="The number `{text}` has an underscore in it.",
        hint=_AS_TEXT,
    ),
    "time-like": say(
        vi="“{text}” có thể là giờ, tỷ lệ, hoặc bị YAML cũ hiểu thành số theo hệ 60.",
        en="`{text}` may be a time or a ratio, and older YAML reads a number to base 60.",
        hint=_QUOTED,
    ),
    "other-base": say(
        vi="“{text}” có dạng số viết theo hệ 16, hệ 8 hoặc hệ 2.",
        en="`{text}` looks like a number to base 16, 8 or 2.",
        hint=(
            'viết số thập phân, hoặc "{text}" trong ngoặc kép nếu là mã',
            'write the decimal number, or "{text}" in quotes if it is a code',
        ),
    ),
    "exponent": say(
        vi="“{text}” có dạng số viết theo lũy thừa của 10.",
        en="`{text}` looks like a number with a power of ten.",
        hint=_AS_TEXT,
    ),
    "not-finite": say(
        vi="“{text}” không phải là một con số cụ thể.",
        en="`{text}` is no definite number.",
        hint=(
            'ghi một số cụ thể hoặc bỏ khóa này; viết "{text}" trong ngoặc kép nếu là chữ',
            'write a definite number, or drop the key; write "{text}" in quotes if it is text',
        ),
    ),
}

MESSAGES: dict[str, Message] = {
    **_FILES,
    **_LIMITS,
    **_STRUCTURE,
    **_SPACES,
    **_SYNTAX,
    **_WORDS,
    **_NUMBERS,
}
