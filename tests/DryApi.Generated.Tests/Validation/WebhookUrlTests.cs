using System.Net;
using System.Net.Http.Headers;
using System.Reflection;
using DryApi.Generated.Tests.Operations;
using Microsoft.Kiota.Abstractions;

namespace DryApi.Generated.Tests.Validation;

/// <summary>The promise that a caller feels first: a webhook address that the service would refuse never leaves the machine.</summary>
public sealed class WebhookUrlTests
{
    public static TheoryData<string> Shapes => [.. RequestShapes.All.Where(HasWebhook).Select(shape => shape.Name)];

    [Theory]
    [InlineData("v1", 17)]
    [InlineData("v2", 15)]
    public void Shapes_OfTheDocument_AreItsJobs(string version, int count) => RequestShapes.All.Where(shape => shape.Version.Folder == version && HasWebhook(shape)).Select(shape => shape.Operation).Distinct().Count().ShouldBe(count);

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task Calls_OnAnAddressThatBreaksTheContract_SendNothing(string shape)
    {
        foreach (var address in (string[])["http://example.com/hook", Url(2049), "ftp://example.com/hook", "/hook", ""])
        {
            using var handler = new RecordingHandler();
            using var adapter = Client(handler);

            foreach (var call in Calls(adapter, RequestShapes.Named(shape), address))
            {
                var failure = await Should.ThrowAsync<DryApiValidationException>(call);
                failure.Errors.Keys.ShouldBe(["webhook_url"]);
            }

            handler.Bodies.ShouldBeEmpty();
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task Calls_OnTheLongestAddress_SendIt(string shape)
    {
        foreach (var address in (string[])[Url(2048), "https://example.com/hook", "HTTPS://example.com/hook"])
        {
            using var handler = new RecordingHandler();
            using var adapter = Client(handler);

            foreach (var call in Calls(adapter, RequestShapes.Named(shape), address))
            {
                await call();
            }

            handler.Bodies.Count.ShouldBe(5);
            handler.Bodies.ShouldAllBe(body => body.Contains(address));
        }
    }

    /// <summary>Every way to send the operation: at once, with a configuration, with its response, and as a job.</summary>
    private static IEnumerable<Func<Task>> Calls(DryApiClient adapter, RequestShape shape, string address)
    {
        var operation = ServiceDocument.Operation(shape.Operation);
        object Body() => ModelFactory.CreateBody(shape, new Dictionary<string, object?>(Small(Probes.SampleObject(shape.Schema))) { ["webhook_url"] = address });
        var builder = RequestShapes.Builder(shape.Version.On(adapter.RequestAdapter), operation.Path);
        var post = RequestShapes.Call(builder, operation);
        Action<RequestConfiguration<DefaultQueryParameters>> configuration = static c => c.Headers.Add("X-Test", "1");
        yield return () => (Task)Invoke(post, builder, Body(), null, CancellationToken.None);
        yield return () => (Task)Invoke(post, builder, Body(), configuration, CancellationToken.None);
        foreach (var other in builder.GetType().GetMethods().Where(m => m.Name is "SubmitAsync" or "PostWithResponseAsync"))
        {
            yield return () => (Task)Invoke(other, builder, [Body(), .. other.GetParameters().Skip(1).Select(p => (object?)(p.ParameterType == typeof(CancellationToken) ? CancellationToken.None : null))]);
        }
    }

    private static bool HasWebhook(RequestShape shape) => shape.Schema["properties"]!["webhook_url"] is not null;

    private static object Invoke(MethodInfo method, object on, params object?[] arguments) =>
        method.Invoke(on, BindingFlags.DoNotWrapExceptions, null, arguments, null)!;

    /// <summary>Files that are really there, for they are really read.</summary>
    private static Dictionary<string, object?> Small(Dictionary<string, object?> values) =>
        values.ToDictionary(p => p.Key, p => p.Value is FileValue file ? FileContent.FromBytes([1], file.Name) : p.Value);

    private static string Url(int length) => "https://example.com/".PadRight(length, 'a');

    private static DryApiClient Client(HttpMessageHandler handler) => new(new DryApiClientOptions { ApiKey = "key", HttpClient = new HttpClient(handler) });

    private sealed class RecordingHandler : HttpMessageHandler
    {
        public List<string> Bodies { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Bodies.Add(await request.Content!.ReadAsStringAsync(cancellationToken));
            return new HttpResponseMessage(HttpStatusCode.OK)
            {
                RequestMessage = request,
                Content = new StringContent("""{"data":{"request_id":"1"}}""", new MediaTypeHeaderValue("application/json")),
            };
        }
    }
}
