using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DryApi.Emulator.Http;
using DryApi.Emulator.Requests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace DryApi.Emulator.LiveUpdates;

/// <summary>Where one listens to live updates, and where one is allowed to.</summary>
internal static partial class LiveUpdatesEndpoints
{
    /// <summary>Where the websockets are.</summary>
    public const string Prefix = "/app";

    private const string SocketId = "socket_id";
    private const string ChannelName = "channel_name";

    /// <summary>The URL of the websockets.</summary>
    /// <param name="baseAddress">Where the emulator is.</param>
    /// <param name="key">The key of its app.</param>
    public static Uri AddressOf(Uri baseAddress, string key) => new UriBuilder(baseAddress) { Scheme = Uri.UriSchemeWs, Path = $"{Prefix}/{key}" }.Uri;

    public static void Map(IEndpointRouteBuilder application)
    {
        var hub = application.ServiceProvider.GetRequiredService<LiveUpdatesHub>();
        application.MapGet(Prefix + "/{key}", context => hub.ServeAsync(context, (string)context.Request.RouteValues["key"]!));
    }

    /// <summary>Maps what the API has of it.</summary>
    public static void MapAuthorization(IEndpointRouteBuilder application) => application.MapPost("/broadcasting/auth", AuthorizeAsync);

    [GeneratedRegex("^[0-9]+[.][0-9]+$(?!\n)")]
    private static partial Regex SocketIdForm { get; }

    private static async Task AuthorizeAsync(HttpContext context)
    {
        var (socketId, channel) = await ReadAsync(context.Request).ConfigureAwait(false);
        var errors = new FieldErrors();
        errors.AddIf(string.IsNullOrEmpty(socketId), SocketId, $"The {SocketId} field is required.");
        errors.AddIf(!string.IsNullOrEmpty(socketId) && !SocketIdForm.IsMatch(socketId), SocketId, $"The {SocketId} field format is invalid: it is what pusher:connection_established says.");
        errors.AddIf(string.IsNullOrEmpty(channel), ChannelName, $"The {ChannelName} field is required.");
        errors.ThrowIfAny();
        var own = LiveUpdatesApp.ChannelOf(CallLog.NoteOf(context).Account!.Settings.ClientId);
        await (channel == own
            ? context.Response.WriteAsJsonAsync(new JsonObject { ["auth"] = context.RequestServices.GetRequiredService<LiveUpdatesApp>().Sign(socketId!, own) }, EmulatorJson.Plain.JsonObject, cancellationToken: context.RequestAborted)
            : ErrorWriter.WriteAsync(context, StatusCodes.Status403Forbidden, $"This key is good for the channel {own} alone.")).ConfigureAwait(false);
    }

    private static async Task<(string? SocketId, string? Channel)> ReadAsync(HttpRequest request)
    {
        if (request.HasFormContentType)
        {
            var form = await request.ReadFormAsync(request.HttpContext.RequestAborted).ConfigureAwait(false);
            return (form[SocketId].FirstOrDefault(), form[ChannelName].FirstOrDefault());
        }

        try
        {
            var body = await JsonNode.ParseAsync(request.Body, cancellationToken: request.HttpContext.RequestAborted).ConfigureAwait(false);
            return (Text(body, SocketId), Text(body, ChannelName));
        }
        catch (JsonException)
        {
            throw new BadHttpRequestException($"The body is neither a form nor JSON. It has to have {SocketId} and {ChannelName}.");
        }
    }

    private static string? Text(JsonNode? body, string name) => body is JsonObject fields && fields[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
