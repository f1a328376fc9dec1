using System.Buffers;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace DryApi.Cli.Webhooks;

/// <summary>Takes deliveries on this machine, tells of each, and hands the genuine ones on.</summary>
/// <param name="terminal">Where deliveries are told.</param>
/// <param name="secret">What they are verified by; null when nothing is.</param>
/// <param name="target">Where they go on to; null when nowhere.</param>
/// <param name="folder">Where they are kept; null when nowhere.</param>
internal sealed class WebhookListener(Terminal terminal, string? secret, DeliveryTarget? target, string? folder)
{
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(2);

    private readonly Lock _lines = new();

    /// <summary>Listens until it is cancelled.</summary>
    /// <param name="port">Where; 0 is a free port.</param>
    /// <param name="onStarted">Called with the URL once it listens.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="UsageException">It cannot listen there.</exception>
    public async Task RunAsync(int port, Action<string> onStarted, CancellationToken cancellationToken)
    {
        // Empty: no settings file or variable may open another address or write a log.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, port);
            kestrel.AddServerHeader = false;
            // What is refused is read on up to here, so that its sender gets the response to it: a connection that is closed while a body comes is reset.
            kestrel.Limits.MaxRequestBodySize = 64 * Delivery.MaxBodySize;
        });
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownTimeout);
        var application = builder.Build();
        await using (application.ConfigureAwait(false))
        {
            application.Run(RespondAsync);
            try
            {
                await application.StartAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (IOException exception)
            {
                throw new UsageException($"cannot listen on port {port}: {Failure.Sentence(exception)}; give another --port, 0 is a free one", exception);
            }

            onStarted(application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await application.StopAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }

    private async Task RespondAsync(HttpContext context)
    {
        if (!HttpMethods.IsPost(context.Request.Method))
        {
            context.Response.Headers.Allow = HttpMethods.Post;
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            return;
        }

        var read = (await context.Request.BodyReader.ReadAtLeastAsync(Delivery.MaxBodySize + 1, context.RequestAborted).ConfigureAwait(false)).Buffer;
        var body = read.ToArray();
        context.Request.BodyReader.AdvanceTo(read.End);
        if (body.Length > Delivery.MaxBodySize)
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }

        var delivery = new Delivery(TimeProvider.System.GetUtcNow(), [.. context.Request.Headers.Where(header => IsOfDelivery(header.Key)).Select(header => KeyValuePair.Create(header.Key, header.Value.ToString()))], body);
        var verdict = WebhookVerdict.Of(secret, delivery);
        // Whoever sent it may give up first: the delivery is told and kept all the same, with what the handler made of it.
        var response = verdict.IsGenuine == false || target is null
            ? null
            : await target.SendAsync(context.Request.QueryString.Value ?? "", headers => Copy(delivery, headers), delivery.Body, CancellationToken.None).ConfigureAwait(false);
        // Whoever sent it learns no more than a webhook would tell, and the service sends it again where the handler did not take it.
        context.Response.StatusCode = verdict.IsGenuine == false ? StatusCodes.Status401Unauthorized : response is null ? StatusCodes.Status200OK : response.Status ?? StatusCodes.Status502BadGateway;
        var kept = folder is null ? null : Keep(delivery, verdict, folder);
        lock (_lines)
        {
            terminal.Output.WriteLine($"{delivery.ReceivedAt.ToLocalTime():HH:mm:ss} {verdict.Sentence}{(response is null ? "" : $"; {response.Sentence}")}{kept}");
        }
    }

    private static string Keep(Delivery delivery, WebhookVerdict verdict, string folder)
    {
        try
        {
            delivery.Save(folder, verdict.Name);
            return "";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return $"; not kept: {Failure.Sentence(exception)}";
        }
    }

    private static void Copy(Delivery delivery, System.Net.Http.Headers.HttpRequestHeaders headers)
    {
        foreach (var (name, value) in delivery.Headers)
        {
            headers.TryAddWithoutValidation(name, value);
        }
    }

    /// <summary>Whether a header is the delivery's own, and none of the connection or of a proxy on the way.</summary>
    private static bool IsOfDelivery(string name) =>
        (name.StartsWith("X-", StringComparison.OrdinalIgnoreCase) && !name.StartsWith("X-Forwarded", StringComparison.OrdinalIgnoreCase) && !name.StartsWith("X-Real", StringComparison.OrdinalIgnoreCase))
        || name.Equals("User-Agent", StringComparison.OrdinalIgnoreCase) || name.Equals("traceparent", StringComparison.OrdinalIgnoreCase);

    /// <summary>The program ends it, and no signal does.</summary>
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
