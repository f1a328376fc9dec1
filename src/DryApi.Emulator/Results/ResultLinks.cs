using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DryApi.Emulator.Jobs;
using Microsoft.AspNetCore.Http;

namespace DryApi.Emulator.Results;

/// <summary>Signs links to results, and checks them. The key lives as long as the emulator.</summary>
internal sealed class ResultLinks(DryApiEmulatorOptions options, EmulatorClock clock)
{
    /// <summary>The port of the links; null where it is that of the API.</summary>
    public int? Port { get; set; }

    /// <summary>What links are signed with.</summary>
    public byte[] Key { get; set; } = RandomNumberGenerator.GetBytes(32);

    /// <summary>Scheme, host and port of links for a client: the host by which it found the API.</summary>
    public string OriginOf(HttpRequest request) => $"{request.Scheme}://{(Port is { } port ? new HostString(request.Host.Host, port) : request.Host)}";

    /// <summary>A fresh link to a job's result.</summary>
    /// <param name="origin">Scheme, host and port.</param>
    /// <param name="job">The job.</param>
    /// <param name="result">Which of its files.</param>
    public string Create(string origin, Job job, ResultFile result)
    {
        var file = $"{job.Id}.{result.Extension}";
        var expires = (clock.GetUtcNow() + options.ResultLifetime).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return $"{origin}/results/{file}?expires={expires}&signature={Sign(file, expires)}";
    }

    public bool IsSigned(string file, string expires, string signature) => CryptographicOperations.FixedTimeEquals(
        Encoding.UTF8.GetBytes(Sign(file, expires)), Encoding.UTF8.GetBytes(signature));

    public bool IsExpired(string expires) =>
        !long.TryParse(expires, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || clock.GetUtcNow().ToUnixTimeSeconds() >= seconds;

    private string Sign(string file, string expires) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Key, Encoding.UTF8.GetBytes($"{file}?expires={expires}")));
}
