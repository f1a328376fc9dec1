using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace DryApi.Generated.Tests.Torture.Threads;

/// <summary>Looks at each body with no network between, so that threads get in each other's way as often as they can.</summary>
internal sealed partial class CheckingHandler : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
        var mark = Mark().Match(Encoding.ASCII.GetString(body));
        var pattern = new Pattern(Number(mark.Groups[1]), Number(mark.Groups[2]));
        var answer = $$$"""{"data":{"request_id":"{{{pattern.ProblemIn(body, isWhole: true) ?? pattern.Text}}}"}}""";
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(Encoding.ASCII.GetBytes(answer)), RequestMessage = request };
    }

    private static int Number(Group group) => int.Parse(group.ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"call-(\d+)-(\d+)-")]
    private static partial Regex Mark();
}
