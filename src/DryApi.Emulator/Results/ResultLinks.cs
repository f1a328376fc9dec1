using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DryApi.Emulator.Jobs;

namespace DryApi.Emulator.Results;

/// <summary>Signs links to results, and checks them. The key lives as long as the emulator.</summary>
internal sealed class ResultLinks(DryApiEmulatorOptions options)
{
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);

    /// <summary>A fresh link to a job's result.</summary>
    /// <param name="origin">Scheme, host and port of the emulator.</param>
    /// <param name="job">The job.</param>
    /// <param name="result">Which of its files.</param>
    public string Create(string origin, Job job, ResultFile result)
    {
        var file = $"{job.Id}.{result.Extension}";
        var expires = (options.TimeProvider.GetUtcNow() + options.ResultLifetime).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return $"{origin}/results/{file}?expires={expires}&signature={Sign(file, expires)}";
    }

    public bool IsSigned(string file, string expires, string signature) => CryptographicOperations.FixedTimeEquals(
        Encoding.UTF8.GetBytes(Sign(file, expires)), Encoding.UTF8.GetBytes(signature));

    public bool IsExpired(string expires) =>
        !long.TryParse(expires, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || options.TimeProvider.GetUtcNow().ToUnixTimeSeconds() >= seconds;

    private string Sign(string file, string expires) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{file}?expires={expires}")));
}
