"""Messages of the family `data`: tables, their cells, and the units in them."""

from __future__ import annotations

from govrank.messages._message import Message, say

_WHERE_VI = "Cột “{column}”, {unit}: "
_WHERE_EN = "Column “{column}”, {unit}: "

_NUMBERS: dict[str, Message] = {
    "not-a-number": say(
        vi=_WHERE_VI + "“{value}” không phải là số.",
        en=_WHERE_EN + "“{value}” is not a number.",
        hint=(
            "cần {expected}; chỉ viết chữ số, ví dụ 8,5 hoặc 8.5",
            "write {expected}, in digits only, such as 8.5 or 8,5",
        ),
    ),
    "ambiguous-number": say(
        vi=_WHERE_VI + "“{value}” có thể đọc là {first} hoặc {second}.",
        en=_WHERE_EN + "“{value}” can be read as {first} or as {second}.",
        hint=(
            'thêm vào lệnh --decimal "," nếu bảng viết 8,5, hoặc --decimal "." nếu bảng viết 8.5',
            'add --decimal "," to the command if the table writes 8,5, or --decimal "." if 8.5',
        ),
    ),
    "other-decimal-mark": say(
        vi=_WHERE_VI + "“{value}” không dùng dấu thập phân đã khai báo là “{mark}”.",
        en=_WHERE_EN + "“{value}” is not written with the decimal mark “{mark}” that was told.",
        hint=(
            "sửa ô này, hoặc bỏ tùy chọn --decimal để mỗi ô được đọc theo khoảng giá trị của cột",
            "mend the cell, or leave out --decimal to have each cell read by what its column takes",
        ),
    ),
    "too-many-places": say(
        vi=_WHERE_VI + "“{value}” có {places} chữ số thập phân, chỉ được phép {allowed}.",
        en=_WHERE_EN + "“{value}” has {places} decimal places; {allowed} are allowed.",
        hint=(
            "viết ít chữ số thập phân hơn, hoặc nhờ người soạn bộ quy tắc tăng “places:”",
            "write fewer decimals, or ask the author of the ruleset to raise “places:”",
        ),
    ),
    "not-an-integer": say(
        vi=_WHERE_VI + "“{value}” không phải là số nguyên.",
        en=_WHERE_EN + "“{value}” is not a whole number.",
        hint=("viết số không có phần thập phân", "write a number without decimals"),
    ),
    "outside-domain": say(
        vi=_WHERE_VI + "“{value}” nằm ngoài khoảng cho phép.",
        en=_WHERE_EN + "“{value}” is outside what is allowed.",
        hint=("cần {expected}", "write {expected}"),
    ),
    "leading-plus": say(
        vi=_WHERE_VI + "“{value}” có dấu cộng ở đầu.",
        en=_WHERE_EN + "“{value}” starts with a plus sign.",
        hint=("bỏ dấu “+”", "leave out the “+”"),
    ),
    "percent-sign": say(
        vi=_WHERE_VI + "“{value}” có dấu phần trăm, nhưng cột này không tính theo phần trăm.",
        en=_WHERE_EN + "“{value}” has a percent sign, and this column is not in percent.",
        hint=(
            "bỏ dấu %, viết {expected} (ví dụ 95% của 1 là 0,95)",
            "leave out the % and write {expected} (95% of 1 is 0.95)",
        ),
    ),
    "exponent": say(
        vi=_WHERE_VI + "“{value}” viết theo dạng lũy thừa.",
        en=_WHERE_EN + "“{value}” is written with an exponent.",
        hint=(
            "viết đầy đủ các chữ số, ví dụ 100000 thay cho 1e5",
            "write all the digits, such as 100000 for 1e5",
        ),
    ),
    "not-finite": say(
        vi=_WHERE_VI + "“{value}” không phải là một số cụ thể.",
        en=_WHERE_EN + "“{value}” stands for no number.",
        hint=("cần {expected}", "write {expected}"),
    ),
    "fraction": say(
        vi=_WHERE_VI + "“{value}” là phân số hoặc tỷ số.",
        en=_WHERE_EN + "“{value}” is a fraction or a ratio.",
        hint=(
            "viết thành số thập phân, hoặc đưa tử số và mẫu số vào hai cột",
            "write it as a decimal, or give the two numbers in two columns",
        ),
    ),
    "date": say(
        vi=_WHERE_VI + "“{value}” là ngày tháng, không phải là số.",
        en=_WHERE_EN + "“{value}” is a date, not a number.",
        hint=(
            "bảng tính có thể đã tự đổi số thành ngày; nhập lại số và định dạng ô là số",
            "a spreadsheet may have turned a number into a date; type it again in a number cell",
        ),
    ),
    "dash": say(
        vi=_WHERE_VI + "“{value}” không cho biết là bằng không, chưa có số liệu hay không áp dụng.",
        en=_WHERE_EN + "“{value}” may mean zero, no figure, or not applicable.",
        hint=("cần {expected}", "write {expected}"),
    ),
    "foreign-digits": say(
        vi=_WHERE_VI + "“{value}” có chữ số không phải là 0-9 thông thường.",
        en=_WHERE_EN + "“{value}” has digits other than the plain 0-9.",
        hint=("viết “{suggestion}”", "write “{suggestion}”"),
    ),
    "too-long": say(
        vi=_WHERE_VI + "số dài quá 64 ký tự.",
        en=_WHERE_EN + "a number longer than 64 characters.",
        hint=("kiểm tra lại ô này", "look at the cell again"),
    ),
    "spreadsheet-error": say(
        vi=_WHERE_VI + "“{value}” là thông báo lỗi của bảng tính.",
        en=_WHERE_EN + "“{value}” is an error of the spreadsheet.",
        hint=(
            "sửa công thức trong bảng tính, hoặc nhập giá trị",
            "mend the formula in the spreadsheet, or type the value",
        ),
    ),
    "zero": say(
        vi=_WHERE_VI + "giá trị không được bằng 0.",
        en=_WHERE_EN + "the value may not be zero.",
        hint=(
            "nhập số khác 0, ví dụ vì đây là mẫu số của một tỷ lệ",
            "write a number other than 0; it may be what a ratio is divided by",
        ),
    ),
}

_VALUES: dict[str, Message] = {
    "missing": say(
        vi=_WHERE_VI + "ô để trống.",
        en=_WHERE_EN + "the cell is empty.",
        hint=("cần {expected}", "write {expected}"),
    ),
    "not-applicable": say(
        vi=_WHERE_VI + "“{value}” không được chấp nhận; ở đây phải có giá trị.",
        en=_WHERE_EN + "“{value}” is not accepted; a value is needed here.",
        hint=("cần {expected}", "write {expected}"),
    ),
    "not-yes-or-no": say(
        vi=_WHERE_VI + "“{value}” không phải là “có” hay “không”.",
        en=_WHERE_EN + "“{value}” is neither yes nor no.",
        hint=(
            "viết “có” hoặc “không” (hoặc 1, 0, yes, no)",
            "write “yes” or “no” (or 1, 0, có, không)",
        ),
    ),
    "unknown-choice": say(
        vi=_WHERE_VI + "“{value}” không phải là {expected}.",
        en=_WHERE_EN + "“{value}” is not {expected}.",
        hint=("có phải là “{suggestion}”?", "did you mean “{suggestion}”?"),
    ),
    "merged-cell": say(
        vi=_WHERE_VI + "ô đã bị gộp vào ô bên cạnh nên không có giá trị riêng.",
        en=_WHERE_EN + "the cell is merged into its neighbour and has no value of its own.",
        hint=(
            "bỏ gộp ô và ghi giá trị vào từng ô",
            "unmerge the cells and write the value into each of them",
        ),
    ),
}

_UNITS: dict[str, Message] = {
    "empty-unit": say(
        vi="Ở {unit} không có tên đơn vị.",
        en="There is no name of a unit in {unit}.",
        hint=(
            "ghi tên đơn vị, hoặc xóa dòng này",
            "write the name of the unit, or delete the row",
        ),
    ),
    "nameless-unit": say(
        vi="“{unit}” không thể là tên đơn vị: không có chữ cái hay chữ số nào.",
        en="“{unit}” cannot name a unit: it has no letter and no digit.",
        hint=("ghi tên đơn vị", "write the name of the unit"),
    ),
    "unknown-unit": say(
        vi="“{unit}” không có trong danh mục đơn vị.",
        en="“{unit}” is not in the register of units.",
        hint=("có phải là “{suggestion}”?", "did you mean “{suggestion}”?"),
    ),
    "unlisted-unit": say(
        vi="“{unit}” không có trong danh mục đơn vị.",
        en="“{unit}” is not in the register of units.",
        hint=(
            "viết tên như trong biểu mẫu (govrank form); nếu đây không phải đơn vị thì xóa dòng",
            "write the name as the form has it (govrank form); delete the row if it is no unit",
        ),
    ),
    "duplicate-unit": say(
        vi="“{unit}” là đơn vị đã có ở dòng {row} (“{first}”).",
        en="“{unit}” is the unit that row {row} has already (“{first}”).",
        hint=("giữ một dòng cho mỗi đơn vị", "keep one row a unit"),
    ),
    "names-alike": say(
        vi="“{unit}” và “{first}” ở dòng {row} chỉ khác nhau về dấu, nên có cùng một mã.",
        en="“{unit}” and “{first}” in row {row} differ only in marks, which makes their ids one.",
        hint=(
            "nếu là một đơn vị thì giữ một dòng; nếu là hai, lập danh mục đơn vị với mã riêng",
            "if they are one unit, keep one row; if two, list them in a register with own ids",
        ),
    ),
}

_COLUMNS: dict[str, Message] = {
    "unknown-column": say(
        vi="Không rõ cột “{title}”.",
        en="Unknown column “{title}”.",
        hint=(
            'có phải là “{suggestion}”? Nếu không, bỏ qua cột: thêm vào lệnh --ignore "{title}"',
            'did you mean “{suggestion}”? If not, leave it out: add --ignore "{title}"',
        ),
    ),
    "extra-column": say(
        vi="Cột “{title}” không có trong bộ quy tắc.",
        en="The ruleset has no column “{title}”.",
        hint=(
            'xóa cột này, hoặc bỏ qua nó: thêm vào lệnh --ignore "{title}"',
            'delete it, or leave it out: add --ignore "{title}" to the command',
        ),
    ),
    "missing-column": say(
        vi="Thiếu cột “{title}” ({id}).",
        en="There is no column “{title}” ({id}).",
        hint=(
            "thêm cột này; tiêu đề viết như trong biểu mẫu (govrank form)",
            "add the column, titled as the form has it (govrank form)",
        ),
    ),
    "duplicate-column": say(
        vi="Có hai cột “{title}”.",
        en="There are two columns “{title}”.",
        hint=("chỉ giữ một cột", "keep one of them"),
    ),
    "ambiguous-column": say(
        vi="Tiêu đề cột “{title}” là của nhiều số liệu đầu vào: {fields}.",
        en="The column title “{title}” belongs to several inputs: {fields}.",
        hint=("dùng một trong các mã này làm tiêu đề", "use one of these ids as the title"),
    ),
    "untitled-column": say(
        vi="Có một cột có số liệu mà không có tiêu đề.",
        en="A column holds values and has no title.",
        hint=(
            "ghi tiêu đề vào dòng đầu của bảng, hoặc xóa cột này",
            "write its title into the header, or delete the column",
        ),
    ),
    "no-unit-column": say(
        vi="Không tìm thấy cột tên đơn vị.",
        en="No column holds the names of the units.",
        hint=(
            "đặt tiêu đề cột đó là một trong: {expected}; hoặc thêm vào lệnh --unit và tiêu đề cột",
            "title it one of: {expected}; or add --unit and its title to the command",
        ),
    ),
    "no-such-unit-column": say(
        vi="Không có cột “{value}” để lấy tên đơn vị.",
        en="There is no column “{value}” to take the units from.",
        hint=("có phải là “{suggestion}”?", "did you mean “{suggestion}”?"),
    ),
    "several-unit-columns": say(
        vi="Nhiều cột có thể là cột tên đơn vị: {columns}.",
        en="Several columns could hold the names of the units: {columns}.",
        hint=(
            "chọn một cột: thêm vào lệnh --unit và tiêu đề cột",
            "choose one: add --unit and its title",
        ),
    ),
    "rename-no-column": say(
        vi="Bảng không có cột “{value}” cần đổi tên.",
        en="The table has no column “{value}” to rename.",
        hint=("có phải là “{suggestion}”?", "did you mean “{suggestion}”?"),
    ),
    "rename-no-field": say(
        vi="Không có số liệu đầu vào nào có mã “{value}” để đặt cho cột này.",
        en="No input has the id “{value}” that this column is renamed to.",
        hint=("có phải là “{suggestion}”?", "did you mean “{suggestion}”?"),
    ),
}

_ROWS: dict[str, Message] = {
    "empty-table": say(
        vi="Bảng trống.",
        en="The table is empty.",
        hint=(
            "dòng đầu phải là tiêu đề các cột, mỗi đơn vị một dòng bên dưới",
            "the first row holds the titles of the columns, and below it there is a row a unit",
        ),
    ),
    "no-rows": say(
        vi="Bảng chỉ có dòng tiêu đề, không có đơn vị nào.",
        en="The table has a header and no units below it.",
        hint=("thêm mỗi đơn vị một dòng", "add a row for each unit"),
    ),
    "too-few-cells": say(
        vi="Dòng này có {count} ô, trong khi dòng tiêu đề có {width}.",
        en="This row has {count} cells, and the header has {width}.",
        hint=(
            "ô trống vẫn phải có dấu phân cách; nếu là dòng ghi chú thì xóa dòng",
            "an empty cell still needs its delimiter; delete the row if it is a note",
        ),
    ),
    "too-many-cells": say(
        vi="Dòng này có {count} ô, trong khi dòng tiêu đề có {width}.",
        en="This row has {count} cells, and the header has {width}.",
        hint=(
            "đặt trong dấu ngoặc kép mọi ô có chứa dấu phân cách",
            "put a cell that holds the delimiter in double quotes",
        ),
    ),
    "unquoted-comma": say(
        vi="Dòng này có {count} ô, trong khi dòng tiêu đề có {width}.",
        en="This row has {count} cells, and the header has {width}.",
        hint=(
            'có dấu phẩy trong số hay trong tên: viết "8,5" trong ngoặc kép, hoặc ngăn ô bằng ;',
            'a comma in a number or a name: write "8,5" in quotes, or put ; between the cells',
        ),
    ),
    "empty-row": say(
        vi="{unit}: dòng này không có số liệu nào.",
        en="{unit}: this row holds no figures.",
        hint=(
            "điền số liệu, hoặc xóa dòng nếu đơn vị không thuộc bảng này",
            "fill them in, or delete the row of a unit that does not belong to this table",
        ),
    ),
    "summary-row": say(
        vi="“{unit}” là dòng tổng hợp, không phải đơn vị.",
        en="“{unit}” sums up the table and is no unit.",
        hint=("xóa dòng này", "delete the row"),
    ),
    "tcvn3": say(
        vi="Chữ trong bảng ở bảng mã cũ TCVN3 (phông .VnTime), không phải Unicode.",
        en="The text is in the old TCVN3 encoding (.VnTime fonts), not in Unicode.",
        hint=(
            "chuyển bảng sang Unicode (ví dụ bằng UniKey) rồi lưu lại",
            "convert the table to Unicode (with UniKey, for one) and save it again",
        ),
    ),
}

_FILES: dict[str, Message] = {
    "no-such-file": say(
        vi="Không có tệp này.",
        en="There is no such file.",
        hint=("kiểm tra tên tệp và thư mục", "look at the name of the file and its folder"),
    ),
    "cannot-open": say(
        vi="Không mở được tệp này.",
        en="The file cannot be opened.",
        hint=(
            "kiểm tra đây là tệp chứ không phải thư mục, và có quyền đọc",
            "see that it is a file, not a folder, and that it may be read",
        ),
    ),
    "too-large": say(
        vi="Tệp lớn hơn giới hạn {limit} MB.",
        en="The file is larger than the limit of {limit} MB.",
        hint=("chia thành nhiều bảng nhỏ hơn", "split it into smaller tables"),
    ),
    "oversized-table": say(
        vi="Bảng trải trên hơn {limit} ô.",
        en="The table spreads over more than {limit} cells.",
        hint=(
            "chia thành nhiều bảng; trong Excel, xóa các ô trống đã định dạng ở xa bảng",
            "split it into several; in Excel, delete formatted empty cells far from the table",
        ),
    ),
    "old-excel": say(
        vi="Đây là tệp Excel cũ (.xls) hoặc tệp có mật khẩu.",
        en="This is an old Excel file (.xls), or one with a password.",
        hint=(
            "lưu lại dưới dạng .xlsx không có mật khẩu, hoặc CSV",
            "save it as .xlsx without a password, or as CSV",
        ),
    ),
    "broken-workbook": say(
        vi="Không đọc được tệp này dưới dạng Excel .xlsx.",
        en="The file cannot be read as an Excel workbook (.xlsx).",
        hint=(
            "mở tệp bằng Excel hoặc LibreOffice rồi lưu lại",
            "open it in Excel or LibreOffice and save it again",
        ),
    ),
    "missing-extra": say(
        vi="Để đọc tệp Excel cần cài thêm phần “{extra}” của govrank.",
        en="Reading Excel files needs the extra “{extra}” of govrank.",
        hint=('pip install "govrank[{extra}]"', 'pip install "govrank[{extra}]"'),
    ),
    "unknown-sheet": say(
        vi="Không có trang tính “{value}”.",
        en="There is no worksheet “{value}”.",
        hint=("có phải là “{suggestion}”?", "did you mean “{suggestion}”?"),
    ),
    "formula-without-value": say(
        vi="Ô {cell} có công thức chưa được tính.",
        en="Cell {cell} holds a formula that was never computed.",
        hint=(
            "mở tệp bằng Excel hoặc LibreOffice rồi lưu lại, hoặc nhập giá trị",
            "open the file in Excel or LibreOffice and save it, or type the value",
        ),
    ),
    "no-delimiter": say(
        vi="Không tìm thấy dấu phân cách các ô (dấu phẩy, dấu chấm phẩy hoặc tab).",
        en="No delimiter separates the cells (comma, semicolon or tab).",
        hint=(
            "lưu bảng dưới dạng CSV, hoặc ghi “sep=;” ở dòng đầu",
            "save the table as CSV, or write “sep=;” on the first line",
        ),
    ),
    "delimiter-unclear": say(
        vi="Không rõ các ô phân cách bằng dấu phẩy hay dấu chấm phẩy: cả hai đều phù hợp.",
        en="The cells may be separated by commas or by semicolons: both fit.",
        hint=(
            "ghi “sep=;” hoặc “sep=,” ở dòng đầu của tệp",
            "write “sep=;” or “sep=,” on the first line of the file",
        ),
    ),
    "open-quote": say(
        vi="Dấu ngoặc kép mở ở đây không được đóng lại.",
        en="The double quote opened here is never closed.",
        hint=(
            "thêm dấu ngoặc kép ở cuối ô; dấu ngoặc kép trong ô phải viết hai lần",
            "close it at the end of the cell; a quote within a cell is written twice",
        ),
    ),
    "text-after-quote": say(
        vi="Có chữ sau dấu ngoặc kép đóng của ô.",
        en="There is text after the closing quote of a cell.",
        hint=(
            "đặt cả ô trong dấu ngoặc kép; dấu ngoặc kép trong ô phải viết hai lần",
            "quote the whole cell; a quote within a cell is written twice",
        ),
    ),
}

_RECORDS: dict[str, Message] = {
    "bad-json": say(
        vi="Không phải là JSON hợp lệ.",
        en="This is not valid JSON.",
        hint=(
            "kiểm tra dấu phẩy, dấu ngoặc kép và dấu ngoặc ở chỗ này",
            "look at the commas, quotes and brackets at this place",
        ),
    ),
    "json-too-deep": say(
        vi="JSON lồng nhau quá sâu.",
        en="The JSON is nested too deeply.",
        hint=(
            "cần một danh sách các đối tượng, mỗi đơn vị một đối tượng",
            "a list of objects is expected, one a unit",
        ),
    ),
    "json-shape": say(
        vi="JSON không phải là một danh sách các đối tượng.",
        en="The JSON is not a list of objects.",
        hint=(
            'viết [{{"unit": "…", "about": 6}}, …] hoặc {{"rows": […]}}',
            'write [{{"unit": "…", "about": 6}}, …] or {{"rows": […]}}',
        ),
    ),
    "row-not-record": say(
        vi="Dòng này không phải là một bộ tên và giá trị (kiểu {type}).",
        en="This row is not a set of names and values (its type is {type}).",
        hint=(
            'viết {{"unit": "…", "about": 6}}',
            'write {{"unit": "…", "about": 6}}',
        ),
    ),
    "key-not-text": say(
        vi="Tên cột phải là chữ, không phải kiểu {type}.",
        en="The name of a column must be a text, not of type {type}.",
        hint=("đặt tên trong dấu ngoặc kép", "put the name in quotes"),
    ),
    "duplicate-key": say(
        vi="“{column}” có hai lần trong cùng một dòng.",
        en="“{column}” is there twice in one row.",
        hint=("chỉ giữ một giá trị", "keep one of the values"),
    ),
    "nested-value": say(
        vi="“{column}”: {value} không phải là một giá trị đơn.",
        en="“{column}”: {value} is not a single value.",
        hint=("viết một số hoặc chữ", "write one number or text"),
    ),
    "number-refused": say(
        vi="“{column}”: không nhận số “{value}”.",
        en="“{column}”: the number “{value}” is not accepted.",
        hint=(
            "viết một số hữu hạn có nhiều nhất 64 chữ số",
            "write a finite number of at most 64 digits",
        ),
    ),
    "endless-fraction": say(
        vi="“{column}”: không số thập phân nào dưới 40 chữ số viết đúng phân số này.",
        en="“{column}”: no decimal of up to 40 places writes this fraction exactly.",
        hint=(
            "làm tròn theo quy tắc của mình trước, hoặc đưa riêng tử số và mẫu số",
            "round it by your own rule first, or hand in its two numbers as two inputs",
        ),
    ),
    "float": say(
        vi="“{column}”: {value} là số dấu phẩy động ({type}), không chính xác.",
        en="“{column}”: {value} is a floating-point number ({type}), which is not exact.",
        hint=(
            'dùng Decimal("0.1") hoặc "0.1"; hoặc floats="shortest" để lấy ít chữ số nhất',
            'use Decimal("0.1") or "0.1"; or floats="shortest" for the fewest digits',
        ),
    ),
    "type-refused": say(
        vi="“{column}”: không nhận giá trị kiểu {type} ({value}).",
        en="“{column}”: a value of type {type} is not accepted ({value}).",
        hint=(
            "dùng int, Decimal, str, bool hoặc None",
            "use int, Decimal, str, bool or None",
        ),
    ),
    "broken-text": say(
        vi="“{column}”: chữ bị hỏng (nửa ký tự UTF-16).",
        en="“{column}”: broken text (half of a UTF-16 character).",
        hint=("nhập lại ô này", "type the cell again"),
    ),
}

_NOTES: dict[str, Message] = {
    "repeated-header": say(
        vi="Dòng tiêu đề lặp lại ở chỗ ngắt trang đã được bỏ qua.",
        en="The header, repeated at a page break, was passed over.",
        severity="note",
    ),
    "column-numbers": say(
        vi="Dòng đánh số các cột đã được bỏ qua.",
        en="The row that numbers the columns was passed over.",
        severity="note",
    ),
    "rows-above-header": say(
        vi="{count} dòng phía trên dòng tiêu đề đã được bỏ qua.",
        en="{count} rows above the header were passed over.",
        severity="note",
    ),
    "mixed-decimals": say(
        vi="Bảng dùng cả dấu phẩy ({comma}) và dấu chấm ({point}) làm dấu thập phân.",
        en="The table uses both the comma ({comma}) and the point ({point}) for decimals.",
        severity="note",
    ),
    "hidden-rows": say(
        vi="Có {count} dòng bị ẩn hoặc bị lọc; các dòng này vẫn được đọc.",
        en="{count} rows are hidden or filtered out; they were read as well.",
        severity="note",
    ),
}

MESSAGES: dict[str, Message] = {
    "undecided": say(
        vi="một điểm của đơn vị “{unit}” quá sát chỗ làm tròn nên chưa xác định được",
        en="a score of '{unit}' lies too near to a turn of its rounding to be told",
        hint=("báo cho người soạn bộ quy tắc", "tell the author of the ruleset"),
    ),
    **_NUMBERS,
    **_VALUES,
    **_UNITS,
    **_COLUMNS,
    **_ROWS,
    **_FILES,
    **_RECORDS,
    **_NOTES,
}
