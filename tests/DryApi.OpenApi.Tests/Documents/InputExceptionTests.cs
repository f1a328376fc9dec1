using DryApi.OpenApi.Documents;

namespace DryApi.OpenApi.Tests.Documents;

public sealed class InputExceptionTests
{
    [Fact]
    public void A_message_is_one_line_whatever_it_quotes() =>
        InputException.At(new SourcePosition("a.json", 3, 7), "odd \"x\r\ny\u0085\u2028\"", "mend it").Message
            .ShouldBe("a.json(3,7): odd \"x\\r\\ny\\u0085\\u2028\"; mend it");

    [Fact]
    public void A_long_quotation_is_cut_between_characters()
    {
        InputException.Quote(new string('x', 500)).Length.ShouldBeLessThan(130);
        InputException.Quote(new string('x', 119) + "😀").ShouldBe("\"" + new string('x', 119) + "…\"");
    }
}
