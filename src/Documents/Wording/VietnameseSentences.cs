using System.Text.RegularExpressions;

namespace Simulation.Documents.Wording;

/// <summary>
/// What is said of wrong questions, in Vietnamese. Checks say it in English, once, wherever they are; here each sentence is known by its form. A number in braces stands for what somebody
/// typed or a name, which stays as it is; a number in angle brackets for one of <see cref="Parts"/>.
/// </summary>
public static partial class VietnameseSentences
{
    // Somebody may have typed as much as a request can hold.
    private const int Longest = 4_000;

    // Of two forms that fit the first is taken: what is general stands below what is particular.
    private static readonly Form[] Forms =
    [
        // Names that are not there.
        new("The model {0} has no lever '{1}'.", "Mô hình {0} không có đòn bẩy '{1}'."),
        new("The model {0} has no event '{1}'.", "Mô hình {0} không có sự kiện '{1}'."),
        new("The model {0} has no path from outside '{1}'.", "Mô hình {0} không có biến cho trước '{1}'."),
        new("The model {0} has no office '{1}'.", "Mô hình {0} không có cơ quan '{1}'."),
        new("The model {0} has no variable '{1}'. Did you mean '{2}'?", "Mô hình {0} không có biến '{1}'. Có phải ý bạn là '{2}'?"),
        new("The model {0} publishes no indicator '{1}'.", "Mô hình {0} không công bố chỉ tiêu '{1}'."),
        new("The office {0} does not read {1}.", "Cơ quan {0} không dùng đến {1}."),
        new("The province has no plan '{0}'.", "Tỉnh không có kế hoạch '{0}'."),
        new("There is no province '{0}'. Did you mean '{1}'? The provinces are {2}.", "Không có tỉnh '{0}'. Có phải ý bạn là '{1}'? Các tỉnh hiện có: {2}."),
        new("There is no province '{0}'. The provinces are {1}.", "Không có tỉnh '{0}'. Các tỉnh hiện có: {1}."),
        new("There is no run '{0}'. The answers of simulate are not kept as runs: submit the question at {1}.", "Không có lượt chạy '{0}'. Câu trả lời của simulate không được giữ như lượt chạy: hãy gửi câu hỏi tới {1}."),
        new("There is no run '{0}'.", "Không có lượt chạy '{0}'."),
        new("There is no calibration '{0}'. The one in use is in the description of its province.", "Không có lần hiệu chỉnh '{0}'. Lần đang dùng được ghi trong phần mô tả tỉnh."),
        new("There is no key '{0}'.", "Không có khóa '{0}'."),
        new("There is no webhook '{0}'.", "Không có webhook '{0}'."),
        new("It has none.", "Hiện chưa có."),
        new("It has {0}.", "Các tên có sẵn: {0}."),
        new("It publishes {0}.", "Các chỉ tiêu được công bố: {0}."),
        new("It reads {0}.", "Các biến được dùng: {0}."),
        new("Did you mean '{0}'?", "Có phải ý bạn là '{0}'?"),

        // Sectors.
        new("The lever {0} is one for each of several sectors.", "Đòn bẩy {0} có riêng cho từng ngành."),
        new("The event {0} is one for each of several sectors.", "Sự kiện {0} có riêng cho từng ngành."),
        new("The lever {0} has no sector '{1}'.", "Đòn bẩy {0} không có ngành '{1}'."),
        new("The event {0} has no sector '{1}'.", "Sự kiện {0} không có ngành '{1}'."),
        new("Leave the sector out: {0} is for the whole province.", "Hãy bỏ trường sector: {0} áp dụng cho toàn tỉnh."),

        // Years.
        new("The year {0} is outside the forecast, {1}.", "Năm {0} nằm ngoài kỳ dự báo {1}."),
        new("The change ends in {0}, and must end between {1} and {2}.", "Thay đổi kết thúc năm {0}, trong khi phải kết thúc từ {1} đến {2}."),
        new("The path of {0} begins in {1}, outside the forecast.", "Chuỗi của {0} bắt đầu năm {1}, ngoài kỳ dự báo."),
        new("The plan {0} has targets in {1}, after the horizon {2}.", "Kế hoạch {0} có chỉ tiêu cho năm {1}, sau năm cuối của kỳ dự báo là {2}."),
        new("Give a year in {0}, or a longer horizon.", "Hãy chọn năm trong {0}, hoặc kéo dài kỳ dự báo (horizon)."),
        new("Give a later end, or a longer horizon.", "Hãy chọn năm kết thúc muộn hơn, hoặc kéo dài kỳ dự báo (horizon)."),
        new("Give a horizon of {0} or later.", "Hãy chọn năm cuối của kỳ dự báo từ {0} trở đi."),
        new("Give a year in {0}.", "Hãy chọn năm trong {0}."),
        new("Give 'year' for one year, or 'from' and 'to' for several.", "Hãy dùng 'year' cho một năm, hoặc 'from' và 'to' cho nhiều năm."),

        // Values.
        new("The number of draws cannot be {0}.", "Số lần rút mẫu không thể là {0}."),
        new("The horizon cannot be {0}.", "Năm cuối của kỳ dự báo không thể là {0}."),
        new("The probability of {0} cannot be {1}.", "Xác suất của {0} không thể là {1}."),
        new("Growth cannot be asked to be {0} %.", "Không thể yêu cầu tăng trưởng {0}%."),
        new("A calibration cannot have {0} steps.", "Một lần hiệu chỉnh không thể có {0} bước."),
        new("The model fixes the probability of {0}.", "Mô hình đã cố định xác suất của {0}."),
        new("Switch the event on or off with 'occurs'.", "Hãy bật hoặc tắt sự kiện bằng 'occurs'."),
        new("An event needs either 'occurs' (true or false) or 'probability' (0 to 1), and not both.", "Một sự kiện cần 'occurs' (true hoặc false) hoặc 'probability' (từ 0 đến 1), không dùng cả hai."),
        new("The path of {0} has the wrong number of values.", "Chuỗi của {0} có sai số lượng giá trị."),
        new("The path of {0} needs one finite number for each year.", "Chuỗi của {0} cần một số hữu hạn cho mỗi năm."),
        new("Give one value for all years, or one for each of {0} at most.", "Hãy cho một giá trị dùng cho mọi năm, hoặc nhiều nhất mỗi năm trong {0} một giá trị."),
        new("Give {0} numbers, for {1}.", "Hãy cho {0} số, cho các năm {1}."),

        // Scenarios that are to be kept.
        new("'{0}' is not an id of a scenario.", "'{0}' không dùng làm mã kịch bản được."),
        new(
            "Give 1 to {0} lower-case letters, digits and hyphens that begin with a letter or digit: {1}.",
            "Hãy dùng 1 đến {0} chữ thường không dấu, chữ số và gạch nối, bắt đầu bằng chữ hoặc số: {1}."),
        new("This is no code of a workshop.", "Đây không phải mã hội thảo."),
        new("Give nine letters and digits, without hyphens, or leave it out.", "Hãy nhập chín chữ cái và chữ số, không có gạch nối, hoặc bỏ trống."),
        new("{0} has {1} characters.", "{0} có {1} ký tự."),
        new("{0} has {1} changes.", "{0} có {1} thay đổi."),
        new("Give {0} to {1} characters.", "Hãy dùng từ {0} đến {1} ký tự."),
        new("Give {0} to {1} changes.", "Hãy dùng từ {0} đến {1} thay đổi."),

        // Fields and parameters.
        new("The field '{0}' is missing.", "Thiếu trường '{0}'."),
        new("There is no field '{0}' here.", "Ở đây không có trường '{0}'."),
        new("There is no parameter '{0}' here.", "Ở đây không có tham số '{0}'."),
        new("Did you mean '{0}'? The fields here are {1}.", "Có phải ý bạn là '{0}'? Các trường ở đây: {1}."),
        new("The fields here are {0}.", "Các trường ở đây: {0}."),
        new("Did you mean '{0}'? The parameters are {1}.", "Có phải ý bạn là '{0}'? Các tham số: {1}."),
        new("The parameters are {0}.", "Các tham số: {0}."),
        new("There are none here.", "Ở đây không có tham số nào."),
        new("'{0}' cannot stand beside '{1}'.", "'{0}' không được đi cùng '{1}'."),
        new("'{0}' is given {1} times.", "'{0}' được ghi {1} lần."),
        new("Give it once.", "Hãy ghi một lần."),
        new("Give one of them.", "Hãy dùng một trong hai."),
        new("Give a name: {0}.", "Hãy đặt tên: {0}."),
        new("Give a finite number: {0}.", "Hãy cho một số hữu hạn: {0}."),
        new("The body is <0>, and must be <1>.", "Nội dung gửi lên là <0>, trong khi phải là <1>."),
        new("{0} is <1>, and must be <2>.", "{0} là <1>, trong khi phải là <2>."),

        // General forms.
        new("'{0}' cannot be '{1}'.", "'{0}' không thể là '{1}'."),
        new("{0} cannot be {1}.", "{0} không thể là {1}."),
        new("Give one of {0}.", "Hãy chọn một trong: {0}."),
        new("Give a number from 0 to 1.", "Hãy cho một số từ 0 đến 1."),
        new("Give a finite number in {0}.", "Hãy cho một số hữu hạn trong {0}."),
        new("Give a whole number in {0}.", "Hãy cho một số nguyên trong {0}."),
        new("Give a number in {0}.", "Hãy cho một số trong {0}."),
        new("Give a day, such as {0}.", "Hãy cho một ngày, chẳng hạn {0}."),
        new("Give true or false.", "Hãy ghi true hoặc false."),
        new("Give years as 2024:2027, 2024:, :2027 or 2024.", "Hãy ghi năm theo dạng 2024:2027, 2024:, :2027 hoặc 2024."),
        new("Give a text.", "Hãy cho một chuỗi văn bản."),
        new("Give a whole number.", "Hãy cho một số nguyên."),
        new("Give a whole number of at most nine digits.", "Hãy cho một số nguyên có nhiều nhất chín chữ số."),
        new("Give a whole number from 0 to {0}.", "Hãy cho một số nguyên từ 0 đến {0}."),
        new("Give a moment, such as {0}.", "Hãy cho một thời điểm, chẳng hạn {0}."),
        new("Give a year.", "Hãy cho một năm."),
        new("Give a finite number.", "Hãy cho một số hữu hạn."),
        new("Give a list of texts.", "Hãy cho một danh sách chuỗi văn bản."),
        new("Give a list of objects.", "Hãy cho một danh sách đối tượng."),
        new("Give a list of numbers.", "Hãy cho một danh sách số."),
        new("Give an object.", "Hãy cho một đối tượng."),
    ];

    private static readonly Form[] Parts =
    [
        new("a text", "một chuỗi văn bản"),
        new("a whole number", "một số nguyên"),
        new("a whole number of at most nine digits", "một số nguyên có nhiều nhất chín chữ số"),
        new("a whole number from 0 to {0}", "một số nguyên từ 0 đến {0}"),
        new("a day, such as {0}", "một ngày, chẳng hạn {0}"),
        new("a moment, such as {0}", "một thời điểm, chẳng hạn {0}"),
        new("a year", "một năm"),
        new("a finite number", "một số hữu hạn"),
        new("true or false", "true hoặc false"),
        new("a list of texts", "một danh sách chuỗi văn bản"),
        new("a list of objects", "một danh sách đối tượng"),
        new("a list of numbers", "một danh sách số"),
        new("an object", "một đối tượng"),
        new("a list", "một danh sách"),
        new("the number {0}", "số {0}"),
        new("a truth value", "một giá trị đúng sai"),
    ];

    /// <summary>The sentence in Vietnamese; null when its form is not known.</summary>
    public static string? Of(string english)
    {
        ArgumentNullException.ThrowIfNull(english);
        return english.Length > Longest ? null : Translate(Forms, english);
    }

    private static string? Translate(Form[] forms, string english)
    {
        foreach (var form in forms)
            if (form.Pattern.Match(english) is { Success: true } match) return Place().Replace(form.Vietnamese, place => Filled(place.Value[0] == '<', match.Groups[$"p{place.Value[1]}"].Value));
        return null;
    }

    // What was typed is never translated, though it may look like a form.
    private static string Filled(bool isPart, string text) => isPart ? Translate(Parts, text) ?? text : text;

    [GeneratedRegex(@"\{\d}|<\d>")]
    private static partial Regex Place();

    private sealed class Form(string english, string vietnamese)
    {
        public Regex Pattern { get; } = new(
            $"^{Regex.Replace(Regex.Escape(english), @"(?:\\\{|<)(\d)[}>]", "(?<p$1>.+?)")}$", RegexOptions.CultureInvariant | RegexOptions.Singleline | RegexOptions.NonBacktracking);

        public string Vietnamese { get; } = vietnamese;
    }
}
