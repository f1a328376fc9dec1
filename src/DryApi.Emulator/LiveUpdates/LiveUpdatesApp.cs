using System.Security.Cryptography;
using System.Text;

namespace DryApi.Emulator.LiveUpdates;

/// <summary>What the Pusher protocol calls an app: a key that everybody knows, and a secret that signs who may listen to which channel.</summary>
internal sealed class LiveUpdatesApp(DryApiEmulatorOptions options)
{
    private const string ClientPrefix = "private-client.";

    private readonly byte[] _secret = Encoding.UTF8.GetBytes(options.LiveUpdatesSecret ?? RandomNumberGenerator.GetHexString(32));

    public string Key => options.LiveUpdatesKey;

    /// <summary>The channel of a client's jobs.</summary>
    public static string ChannelOf(string clientId) => ClientPrefix + clientId;

    /// <summary>Signs that a connection may listen to a channel.</summary>
    public string Sign(string socketId, string channel) =>
        $"{Key}:{Convert.ToHexStringLower(HMACSHA256.HashData(_secret, Encoding.UTF8.GetBytes($"{socketId}:{channel}")))}";

    public bool IsSigned(string socketId, string channel, string signature) => CryptographicOperations.FixedTimeEquals(
        Encoding.UTF8.GetBytes(Sign(socketId, channel)), Encoding.UTF8.GetBytes(signature));
}
