using Simulation.Documents.Wording;
using Xunit;

namespace Simulation.Cli.Tests.Wording;

public class VietnameseSentencesTests
{
    [Theory]
    [InlineData("The number of draws cannot be 0.", "Số lần rút mẫu không thể là 0.")]
    [InlineData("social_investment cannot be -5.", "social_investment không thể là -5.")]
    [InlineData("'units' cannot be 'miles'.", "'units' không thể là 'miles'.")]
    [InlineData("Give a number in 0..200000 billion VND.", "Hãy cho một số trong 0..200000 billion VND.")]
    [InlineData("/draws is a text, and must be a whole number.", "/draws là một chuỗi văn bản, trong khi phải là một số nguyên.")]
    [InlineData("/levers is the number 5, and must be a list of objects.", "/levers là số 5, trong khi phải là một danh sách đối tượng.")]
    [InlineData("Give one of them.", "Hãy dùng một trong hai.")]
    [InlineData("Give one of en, vi.", "Hãy chọn một trong: en, vi.")]
    [InlineData("There is no province 'tra-vin'. Did you mean 'tra-vinh'? The provinces are tien-giang, tra-vinh.", "Không có tỉnh 'tra-vin'. Có phải ý bạn là 'tra-vinh'? Các tỉnh hiện có: tien-giang, tra-vinh.")]
    public void Sentence_OfAKnownForm_IsSaidInVietnamese(string english, string vietnamese) => Assert.Equal(vietnamese, VietnameseSentences.Of(english));

    // What was typed is text, however much it looks like a form or a place in one.
    [Theory]
    [InlineData("There is no field '{1}' here.", "Ở đây không có trường '{1}'.")]
    [InlineData("There is no field 'a\nb' here.", "Ở đây không có trường 'a\nb'.")]
    [InlineData("There is no field '$1(.*' here.", "Ở đây không có trường '$1(.*'.")]
    [InlineData("There is no field 'a text' here.", "Ở đây không có trường 'a text'.")]
    [InlineData("There is no field 'Give it once.' here.", "Ở đây không có trường 'Give it once.'.")]
    [InlineData("a text is a list, and must be a text.", "a text là một danh sách, trong khi phải là một chuỗi văn bản.")]
    public void Sentence_WithOddNames_KeepsThem(string english, string vietnamese) => Assert.Equal(vietnamese, VietnameseSentences.Of(english));

    [Fact]
    public void Sentence_LongerThanAnyCheckSays_IsLeftAsItIs() => Assert.Null(VietnameseSentences.Of($"There is no field '{new string('x', 100_000)}' here."));

    [Theory]
    [InlineData("")]
    [InlineData("a text")]
    [InlineData("Nobody has written this sentence.")]
    public void Sentence_OfAnotherForm_IsNotKnown(string english) => Assert.Null(VietnameseSentences.Of(english));
}
