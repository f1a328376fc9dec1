using System.Net;

namespace DryApi.Http;

/// <summary>The system's proxy, but not for this machine's own addresses: what is sent there in plain http has the key.</summary>
internal sealed class LoopbackBypass : IWebProxy
{
    public ICredentials? Credentials
    {
        get => HttpClient.DefaultProxy.Credentials;
        set => throw new NotSupportedException();
    }

    public Uri? GetProxy(Uri destination) => IsLoopback(destination) ? null : HttpClient.DefaultProxy.GetProxy(destination);

    public bool IsBypassed(Uri host) => IsLoopback(host) || HttpClient.DefaultProxy.IsBypassed(host);

    /// <summary>Whether an address is this machine's own. Of a copy: while another thread asks the same address for the first time, the result can be false.</summary>
    public static bool IsLoopback(Uri address) => new Uri(address.AbsoluteUri).IsLoopback;
}
