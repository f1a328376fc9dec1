using System.Text;
using DryApi.Generated.Tests.Operations;
using DryApi.Generated.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace DryApi.Generated.Tests.Peers;

/// <summary>Every form as ASP.NET Core hands it to its applications.</summary>
public sealed class FormReadingTests(LoopbackServer server)
{
    public static IEnumerable<(string Operation, Form Form, int Choice)> Forms =>
        OperationRequestTests.Calls.Select(call => call.Data).Where(call => ServiceDocument.Operation(call.Item1).MediaType == "multipart/form-data");

    public static TheoryData<string, Form, int> Calls => [.. Forms];

    [Theory]
    [InlineData("v1", 7)]
    [InlineData("v2", 6)]
    public void Calls_OnThePriceForms_HaveBothOfTheirForms(string folder, int count)
    {
        var version = ServiceDocument.Version(folder);
        var prices = Forms.Where(call => call.Form == Form.Maximal && version.Operations.Contains(ServiceDocument.Operation(call.Operation)) && call.Operation.EndsWith(version.PriceSegment, StringComparison.Ordinal) && ServiceDocument.Resolve(ServiceDocument.Operation(call.Operation).BodySchema!)["oneOf"] is not null)
            .GroupBy(call => call.Operation, call => new OperationCall(call.Operation, call.Form, call.Choice).Body!.Values.Any(value => value is SampleFile));

        prices.Count().ShouldBe(count);
        prices.ShouldAllBe(forms => forms.Contains(true) && forms.Contains(false));
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Form_OnAspNetCore_HasEveryFieldAndFile(string operation, Form form, int choice)
    {
        foreach (var transport in Enum.GetValues<Transport>())
        {
            var inbox = server.Open(Responses.Json("{}"));
            using var adapter = TestClients.Of(transport, inbox.Url);
            var call = new OperationCall(operation, form, choice);
            using var client = call.Version.On(adapter.RequestAdapter);

            await call.SendAsync(client, transport == Transport.OwnConfigured);

            var context = new DefaultHttpContext { Request = { ContentType = inbox.Request.Header("Content-Type"), Body = new MemoryStream(inbox.Request.Body) } };
            ShouldHave(await context.Request.ReadFormAsync(TestContext.Current.CancellationToken), call.Body!);
        }
    }

    private static void ShouldHave(IFormCollection form, Dictionary<string, object> body)
    {
        foreach (var (name, value) in body)
        {
            switch (value)
            {
                case SampleFile file:
                    ShouldBe(form.Files.GetFiles(name).ShouldHaveSingleItem(name), file);
                    break;
                case List<object> and [SampleFile, ..] files:
                    foreach (var (part, file) in form.Files.GetFiles(name).Zip(files.Cast<SampleFile>()))
                    {
                        ShouldBe(part, file);
                    }

                    break;
                default:
                    (value is List<object> ? OperationCall.ToJson(value).ToJsonString() : OperationCall.Plain(value))
                        .ShouldBe(value is List<object> ? System.Text.Json.Nodes.JsonNode.Parse(form[name].Single()!)!.ToJsonString() : form[name].Single(), name);
                    break;
            }
        }

        form.Keys.Concat(form.Files.Select(file => file.Name)).Distinct().Order(StringComparer.Ordinal).ShouldBe(body.Keys.Order(StringComparer.Ordinal));
        form.Files.Count.ShouldBe(body.Values.Sum(value => value switch { SampleFile => 1, List<object> and [SampleFile, ..] files => files.Count, _ => 0 }));
    }

    private static void ShouldBe(IFormFile part, SampleFile file)
    {
        (part.FileName, part.ContentType).ShouldBe((file.Name, file.ContentType));
        using var bytes = new MemoryStream();
        part.CopyTo(bytes);
        bytes.ToArray().ShouldBe(file.Bytes);
    }
}
